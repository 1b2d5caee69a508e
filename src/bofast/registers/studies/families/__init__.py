"""Who the resource-strong families with children are: how many, where, and by which definition."""
