"""Any policy, for what must hold for all of them."""

from hypothesis import strategies as st

from samverkan_cli.domain.policy import DAYS, SETTINGS, SWITCHES, Policy
from samverkan_cli.domain.values import Affirmation, Effect

POLICIES = st.builds(
    Policy,
    **dict.fromkeys(DAYS, st.integers(1, 3650)),
    **dict.fromkeys(SWITCHES, st.booleans()),
    effect=st.sampled_from(Effect),
    affirmations=st.sets(st.sampled_from(Affirmation)).map(lambda ticks: tuple(t for t in Affirmation if t in ticks)),
    sources=st.dictionaries(st.sampled_from(SETTINGS), st.text(min_size=1) | st.none()),
)
