"""Faces to choose from for a profile: people drawn with the same words as those across the table."""

from collections.abc import Mapping

FACES: dict[str, Mapping[str, str]] = {
    "amber": {"skin": "tan", "face": "oval", "age": "young", "hair": "wavy", "hair_colour": "chestnut", "eyes": "hazel",
              "dress": "blouse", "dress_colour": "mustard", "accessory": "earrings"},
    "birch": {"skin": "porcelain", "face": "long", "hair": "side_part", "hair_colour": "blonde", "eyes": "blue",
              "glasses": "round", "dress": "roll_neck", "dress_colour": "navy", "build": "slim"},
    "cedar": {"skin": "deep", "face": "square", "hair": "buzz", "hair_colour": "black", "eyes": "dark",
              "nose": "broad", "beard": "short", "dress": "work_jacket", "dress_colour": "moss", "build": "broad"},
    "dune": {"skin": "olive", "face": "heart", "headwear": "headscarf", "headwear_colour": "plum", "eyes": "brown",
             "brows": "arched", "lashes": "long", "dress": "cardigan", "dress_colour": "sand"},
    "ember": {"skin": "rosy", "face": "round", "hair": "bob", "hair_colour": "ginger", "eyes": "green",
              "marks": "freckles", "dress": "fleece", "dress_colour": "teal"},
    "fern": {"skin": "brown", "face": "oval", "hair": "locs", "hair_colour": "espresso", "eyes": "dark",
             "dress": "shirt", "dress_colour": "sage", "accessory": "pendant"},
    "granite": {"skin": "rosy", "face": "square", "age": "old", "hair": "receding", "hair_colour": "white",
                "eyes": "grey", "beard": "full", "dress": "waistcoat", "dress_colour": "slate", "build": "heavy"},
    "harbour": {"skin": "bronze", "face": "round", "age": "older", "hair": "bun", "hair_colour": "silver",
                "eyes": "brown", "glasses": "half", "dress": "blazer", "dress_colour": "brick"},
    "iris": {"skin": "ebony", "face": "heart", "age": "young", "hair": "afro", "hair_colour": "black", "eyes": "dark",
             "lips": "full", "dress": "roll_neck", "dress_colour": "rose", "accessory": "earrings"},
    "juniper": {"skin": "olive", "face": "long", "headwear": "turban", "headwear_colour": "mustard", "eyes": "dark",
                "beard": "full", "brows": "thick", "dress": "shirt", "dress_colour": "sky"},
    "kestrel": {"skin": "tan", "face": "oval", "hair": "pixie", "hair_colour": "salt", "age": "older", "eyes": "hazel",
                "glasses": "bold", "dress": "fleece", "dress_colour": "charcoal", "accessory": "hearing_aid"},
    "linden": {"skin": "porcelain", "face": "round", "hair": "curly", "hair_colour": "auburn", "eyes": "brown",
               "headwear": "beanie", "headwear_colour": "moss", "dress": "cardigan", "dress_colour": "cream",
               "beard": "stubble"},
}
"""Name -> looks. The names are kept with a profile and are never shown."""
