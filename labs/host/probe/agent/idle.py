"""First process of a probe container: stays until it is told to go. Agents are started beside it."""

import signal

signal.sigwait({signal.SIGTERM, signal.SIGINT})
