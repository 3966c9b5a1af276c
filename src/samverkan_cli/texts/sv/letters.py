"""What the letters of a renewal and the list to merge share, in Swedish. What stands in [[…]] is said only when it is known."""

LETTERS: dict[str, str] = {
    "salutation": "Hej[[ {contact}]]!",
}
