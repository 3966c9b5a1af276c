"""Every way the registry says no, by subject; a class is a code and an exit status."""

from samverkan_cli.domain.errors.actor import *
from samverkan_cli.domain.errors.agreement import *
from samverkan_cli.domain.errors.case import *
from samverkan_cli.domain.errors.council import *
from samverkan_cli.domain.errors.enrollment import *
from samverkan_cli.domain.errors.intake import *
from samverkan_cli.domain.errors.journal import *
from samverkan_cli.domain.errors.registry import *
from samverkan_cli.domain.errors.renewal import *
from samverkan_cli.domain.errors.typed import *
from samverkan_cli.domain.errors.work import *
