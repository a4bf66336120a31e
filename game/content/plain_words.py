"""What is said where neither the encounter nor its pack has words of its own."""
from __future__ import annotations

PLAIN_WORDS: dict[str, str] = {
    "accepted": "Yes. We can do that.",
    "countered": "Not quite. This is what I could do.",
    "refused": "No. That does not work for me.",
    "insulted": "I will pretend that I did not hear that.",
    "lapsed": "You did not answer what I asked.",
    "kept": "You did what you said.",
    "broke": "You did not do what you said.",
    "reconciled": "Good. I can stand behind this.",
    "bargained": "Fine. We have terms.",
    "persuaded": "All right. You win this one.",
    "capitulated": "Then it is as I said.",
    "hollow": "Yes, yes. Whatever you want.",
    "walked": "Then we leave it here.",
    "lost": "I have run out of time. I will take the other offer.",
    "withdrawn": "I think we are done.",
}

BALKS = "No. That is not it."
COLLAPSED = "We are going round in circles. Let us talk numbers."
