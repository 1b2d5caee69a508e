"""The areas of Nordvik, and the blocks in each."""

from __future__ import annotations

AREAS = {
    "Prøvehaugen": ("Prøvehaugvegen", ("Prøvehaugen 1", "Prøvehaugen 2", "Prøvehaugen 3")),
    "Eksempelvika": ("Eksempelvikgata", ("Eksempelvika A", "Eksempelvika B", "Eksempelvika C")),
    "Mønsterlia": ("Mønsterlivegen", ("Mønsterlia rekkehus", "Mønsterlia blokk")),
}
