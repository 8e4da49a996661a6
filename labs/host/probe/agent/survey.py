"""All of a machine in one look, for an audit: see audit/survey.ts for what each part means.

Every file of the kernel's is read once, processes and their sockets are scanned once. What can't be read says so in its
place; what is gone meanwhile is left out. It also works beside no lab host, as whatever user.
"""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor

import audit_rules
import files
import guards
import network
import survey_containers
import survey_files
import survey_processes
import systemd
from readable import reading, text_of

UNIT_KINDS = ("service", "socket", "timer")
# Not its environment: that may hold secrets.
UNIT_PROPERTIES = (
    "ActiveState", "SubState", "LoadState", "UnitFileState", "NeedDaemonReload", "FragmentPath", "DropInPaths",
    "ExecStart", "MainPID", "Listen", "SocketMode", "SocketUser", "SocketGroup", "LimitNOFILE", "LimitNPROC",
)  # fmt: skip


def survey(request):
    """The HostSurvey as JSON text."""
    # These two wait for systemd and for nft, with few containers most of the time that all of it takes.
    with ThreadPoolExecutor(2) as waiting:
        of_units = waiting.submit(reading, units)
        of_filter = waiting.submit(reading, lambda: {"ruleset": network.ruleset()})
        seen = all_else(request, survey_processes.Scan())
        return json.dumps({**seen, "units": of_units.result(), "packetFilter": of_filter.result()})


def look_at_files(request):
    """The FilesSurvey as JSON text."""
    return json.dumps({**files_of(request), "within": survey_containers.files_within(request["within"])})


def files_of(request):
    return {"texts": survey_files.texts(request["texts"]), "stats": survey_files.stats(request["stats"])}


def all_else(request, scan):
    first = survey_containers.first_processes(request.get("containers"), scan)
    scan.look_at_sockets(list(first.values()))
    machine = files.MACHINE
    system = os.uname()
    return {
        "kernel": {"release": system.release, "machine": system.machine},
        "system": reading(os_release),
        "kernels": reading(lambda: {"installed": survey_files.kernels()}),
        "memory": memory(),
        "processors": os.sysconf("SC_NPROCESSORS_ONLN"),
        "uptime": float(text_of("/proc/uptime").split()[0]),
        "lookedAs": os.geteuid(),
        "namespaces": reading(lambda: survey_processes.namespaces(machine)),
        "mountinfo": reading(lambda: text_of(f"/proc/{machine}/mountinfo")),
        "securityModules": reading(security_modules),
        "processes": scan.all(),
        "listeners": reading(lambda: {"sockets": scan.listeners(machine)}),
        "daemon": daemon(scan, request.get("socket")),
        "auditRules": reading(lambda: {"rules": audit_rules.rules()}),
        **files_of(request),
        "containers": survey_containers.containers(request, scan, first),
    }


def os_release():
    rows = re.findall(r"^([A-Z_]+)=(.*)$", files.read_file("/etc/os-release") or "", re.MULTILINE)
    return {name: value.strip().strip("\"'") for name, value in rows}


def memory():
    found = re.search(r"^MemTotal:\s+(\d+) kB", text_of("/proc/meminfo"), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def security_modules():
    names = guards.security_modules()
    if names is None:
        names = [name for name in text_of("/sys/kernel/security/lsm").strip().split(",") if name]
    return {"names": names}


def daemon(scan, socket_path):
    found = scan.daemon(socket_path)
    if found is None:
        return None
    pid = found["pid"]
    return {
        **found,
        "limits": reading(lambda: text_of(f"/proc/{pid}/limits")),
        "mountinfo": reading(lambda: text_of(f"/proc/{pid}/mountinfo")),
    }


def units():
    with systemd.Systemd() as manager:
        rows = sorted(manager.units(UNIT_KINDS))
        loaded = {name for name, _, _ in rows}
        return {
            "list": [{"name": name, "active": active, "sub": sub} for name, active, sub in rows],
            "docker": manager.properties("docker.service", UNIT_PROPERTIES),
            "dockerSocket": manager.properties("docker.socket", UNIT_PROPERTIES) if "docker.socket" in loaded else {},
        }
