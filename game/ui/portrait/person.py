"""Who is drawn: one person's looks, read from plain strings."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from game.ui.portrait.choices import CHOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """One person; every field is one of `CHOICES[field]`, its default the first of them."""

    skin: str = CHOICES["skin"][0]
    face: str = CHOICES["face"][0]
    age: str = CHOICES["age"][0]
    build: str = CHOICES["build"][0]
    hair: str = CHOICES["hair"][0]
    hair_colour: str = CHOICES["hair_colour"][0]
    brows: str = CHOICES["brows"][0]
    eyes: str = CHOICES["eyes"][0]
    eye_shape: str = CHOICES["eye_shape"][0]
    lashes: str = CHOICES["lashes"][0]
    nose: str = CHOICES["nose"][0]
    lips: str = CHOICES["lips"][0]
    marks: str = CHOICES["marks"][0]
    beard: str = CHOICES["beard"][0]
    glasses: str = CHOICES["glasses"][0]
    headwear: str = CHOICES["headwear"][0]
    headwear_colour: str = CHOICES["headwear_colour"][0]
    dress: str = CHOICES["dress"][0]
    dress_colour: str = CHOICES["dress_colour"][0]
    accessory: str = CHOICES["accessory"][0]

    @classmethod
    def from_mapping(cls, given: Mapping[str, str]) -> "Looks":
        """Looks from a file's strings; an unknown value falls back to its default, an unknown key is left out."""
        known = {f.name: given.get(f.name, "") for f in fields(cls)}
        return cls(**{name: value for name, value in known.items() if value in CHOICES[name]})
