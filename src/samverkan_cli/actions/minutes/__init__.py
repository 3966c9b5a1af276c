"""Minutes: recording what they propose, and writing them of what is recorded."""

from samverkan_cli.actions.minutes.taking import MinutesTaken, take_in
from samverkan_cli.actions.minutes.writing import of_meeting

__all__ = ["MinutesTaken", "of_meeting", "take_in"]
