"""The frozen records the readers give, one for each row or answer; a sealed field is None when it has been erased.

Every row names the journal entry that made it (`entry`) and the one that took it back, if any
(`voided_by`); rows without an id of their own are told apart by their place in that entry.
"""

from samverkan_cli.domain.records.actor import *
from samverkan_cli.domain.records.agreement import *
from samverkan_cli.domain.records.base import *
from samverkan_cli.domain.records.case import *
from samverkan_cli.domain.records.council import *
from samverkan_cli.domain.records.enrollment import *
from samverkan_cli.domain.records.journal import *
from samverkan_cli.domain.records.person import *
from samverkan_cli.domain.records.renewal import *
from samverkan_cli.domain.records.work import *
