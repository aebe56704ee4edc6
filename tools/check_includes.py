#!/usr/bin/python3
"""Holds every #include of src/ against the table of rooms; the list of exceptions is empty."""
import pathlib
import re
import sys

ALLOWED = {
    "base": set(),
    "domain": {"base"},
    "http": {"base"},
    "storage": {"domain", "base"},
    "discovery": {"domain", "base"},
    "api": {"http", "domain", "base"},
    "console": {"http", "domain", "base"},
    "admin": {"domain", "base"},
    "client": {"http", "base"},
    "server": {"client", "admin", "console", "api", "discovery", "storage", "http", "domain", "base"},
}
# Only these may make an AccessScope: a verified key, a verified session, and the local operator's services.
SCOPE_MAKERS = {
    "src/domain/access/access_scope.h",
    "src/domain/access/access_scope.cpp",
    "src/domain/access/authenticator.cpp",
    "src/domain/sessions/session_memory.cpp",
    "src/domain/sessions/session_service.cpp",
    "src/domain/audit/revocation_replay.cpp",
    "src/domain/tenants/tenant_service.cpp",
    "src/domain/users/invitation_service.cpp",
    "src/domain/imports/import_service.cpp",
    "src/domain/webhooks/webhook_dispatcher.cpp",
}


def main() -> int:
    root = pathlib.Path(__file__).resolve().parent.parent
    findings = []
    files = 0
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        files += 1
        name = str(path.relative_to(root))
        room = path.relative_to(root / "src").parts[0]
        if room not in ALLOWED:
            findings.append(f"{name}: no such room in the table")
            continue
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
            if not match:
                continue
            target = match.group(1).split("/")[0]
            if "/" not in match.group(1):
                findings.append(f'{name}:{number}: "{match.group(1)}" must be named from src/')
            elif target in ALLOWED and target != room and target not in ALLOWED[room]:
                findings.append(f"{name}:{number}: {room} may not include {target}")
        if "AccessScopeIssuer::" in text and name not in SCOPE_MAKERS:
            findings.append(f"{name}: makes an AccessScope; only the makers listed in {pathlib.Path(__file__).name} may")
    for finding in findings:
        print(finding)
    print(f"{files} files read, {len(findings)} findings")
    return 1 if findings or not files else 0


if __name__ == "__main__":
    sys.exit(main())
