# The same work in R, with data.table and survival: Rscript survival_in_r.R CSV_FOLDER OUT
suppressMessages({
  library(data.table)
  library(survival)
})

given <- commandArgs(trailingOnly = TRUE)
files <- sort(list.files(given[1], pattern = "[.]csv$", full.names = TRUE))
rows <- rbindlist(lapply(files, fread, integer64 = "double"))

since <- function(year, day) year - year(day) - !(month(day) == 1L & mday(day) == 1L)
rows[, `:=`(age = since(year, birth), lived = pmin(pmax(since(year, movein), 0), 127))]
rows[, counted := age >= 22 & age <= 59]
rows[, `:=`(child = as.integer(age < 18),
            works = as.integer(((lmcode >= 110 & lmcode <= 139) | lmcode == 310) & counted))]
# Plain max, which data.table does in C.
homes <- rows[, .(oldest = max(age), child = max(child), works = max(works)), by = .(year, hhid)]
rows[homes, on = .(year, hhid), `:=`(oldest = i.oldest, strong = i.child * i.works)]

setkey(rows, pid, year)
last_year <- max(rows$year)
rows[, `:=`(next_pid = shift(pid, type = "lead"), next_year = shift(year, type = "lead"),
            next_dwid = shift(dwid, type = "lead"), next_area = shift(area, type = "lead"),
            next_owner = shift(owner, type = "lead"), next_counted = shift(counted, type = "lead"))]
rows[, follows := !is.na(next_pid) & next_pid == pid & next_year == year + 1]
rows[, status := fifelse(year == last_year, -1L, fifelse(!follows, 0L, fifelse(next_dwid == dwid, -2L,
                 fifelse(next_area != area, 1L, fifelse(next_owner == 1, 3L, 2L)))))]
moved_out <- rows[, sum(follows & next_area != area & counted & next_counted, na.rm = TRUE)]
begins <- rows[, which(is.na(shift(pid)) | shift(pid) != pid | shift(status) != -2L)]
ends <- c(begins[-1] - 1L, nrow(rows))

stays <- rows[begins, .(pid, dwid, area, lived, strong, owner, oldest, counted)]
stays[, `:=`(status = rows$status[ends],
             measure = as.integer(area > 0 & area %% 7 == 0 & rows$year[begins] >= 2015))]
stays[, exit := pmin(lived + (ends - begins) + (status != -1L), 127)]
stays <- stays[counted & exit > lived]
stays[, `:=`(cause = pmax(status, 0L), age_group = cut(oldest, c(-Inf, 29, 44, 59, Inf)), area_group = factor(area %% 5))]
fwrite(stays, given[2])

curves <- survfit(Surv(lived, exit, cause > 0) ~ strong + owner, data = stays)
# Several states need an id and rows that do not overlap: each stay is a subject of its own.
incidence <- survfit(Surv(lived, exit, factor(cause)) ~ 1, data = stays, id = seq_len(nrow(stays)), se.fit = FALSE)
cox <- coxph(Surv(lived, exit, cause > 0) ~ strong + owner + age_group + area_group + measure, data = stays)

seen <- rows[counted == TRUE]
flows <- seen[, .N, by = .(year, area, strong)]
listed <- function(counts) paste0("[", paste(counts, collapse = ", "), "]")
cat(sprintf('{"stays": %d, "left": %s, "years": %s, "stock": %d, "moved_out": %d, "strong": %.8f}\n',
            nrow(stays), listed(tabulate(stays$cause + 1L, 4)),
            listed(tabulate(pmax(seen$status[seen$status != -1L], 0L) + 1L, 4)),
            nrow(seen), moved_out, coef(cox)[["strong"]]))
