"""What the letters of a renewal and the list to merge share, in English. What stands in [[…]] is said only when it is known."""

LETTERS: dict[str, str] = {
    "salutation": "Hello[[ {contact}]],",
}
