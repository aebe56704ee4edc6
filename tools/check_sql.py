#!/usr/bin/env python3
"""Holds the SQL of src/storage/sql against its rules; run by ctest as structure.check_sql.

Every query
- begins with `-- tables: name alias, ...`, which must be what the text really uses, and a line saying what it is;
- has, for each alias of a table with rows of tenants, `alias.tenant_id = :tenant` in the SELECT, UPDATE or DELETE
  that names the alias, joined to the rest by AND alone; an INSERT gives :tenant for the column tenant_id;
- stays inside the portable subset (SQLite, PostgreSQL, Citus, CockroachDB, YugabyteDB);
- is named by C++ (its constant is used) and one statement long;
- takes a condition made at run time only in a line `AND (1 = 1)  --& filter`: in parentheses, joined by AND alone.
The exceptions are the two lists below; nothing else is exempt.
The rules themselves are tried on SELF_TEST at each run.
"""
import pathlib
import re
import sys

# Tables that belong to the installation, not to a tenant.
GLOBAL_TABLES = {
    "tenant", "user_account", "installation", "installation_counter", "credential_directory", "sign_in_failures",
    "second_factor",
    "audit_head", "audit_record", "schema_migration", "sqlite_stat1", "sqlite_schema",
}

# Queries that cross tenants on purpose, with the reason. Where they join tables of tenants, the tenants of the
# joined rows must still be equal.
ACROSS_TENANTS = {
    "overlay/sqlite/alerts/fill_names": "behind a migration, everywhere",
    "overlay/postgresql/alerts/fill_names": "behind a migration, everywhere",
    "overlay/sqlite/vulnerabilities/fill_severities": "behind a migration, everywhere",
    "overlay/postgresql/vulnerabilities/fill_severities": "behind a migration, everywhere",
    "credentials/find_key": "the key ID is what tells the tenant",
    "credentials/find_session": "the cookie is what tells the tenant",
    "credentials/find_token": "the token is what tells the tenant",
    "bearer_tokens/remove_all": "after a restore",
    "bearer_tokens/remove_ended": "what has ended, everywhere",
    "bearer_tokens/remove_ended_entries": "what has ended, everywhere",
    "overlay/postgresql/credentials/record_last_use": "a batch of all tenants; each row is matched with its own tenant",
    "changes/remove_tombstones": "forgets what is too old, everywhere",
    "changes/remove_times": "forgets what is too old, everywhere",
    "idempotency/remove_before": "forgets what is too old, everywhere",
    "idempotency/remove_repeatable_before": "forgets what is too old, everywhere",
    "invitations/find_by_digest": "the token is what tells the tenant",
    "invitations/remove_all": "after a restore",
    "imports/unfinished": "what a start has to finish, everywhere",
    "sessions/remove_all": "after a restore",
    "sessions/remove_ended": "what has ended, everywhere",
    "sessions/remove_ended_entries": "what has ended, everywhere",
    "sessions/remove_of_user": "a person's sessions in all their tenants",
    "webhooks/busy": "what there is to send, everywhere",
    "webhooks/backlogs": "for whom too much waits, everywhere",
    "webhooks/quiet_tenants": "whom to look for silent devices for, everywhere",
    "webhooks/end_all_leases": "at the start of the only process",
    "webhooks/sweep_deliveries": "what is too old, everywhere",
    "webhooks/sweep_events": "what is too old, everywhere",
    "users/memberships_of": "a person's own tenants",
    "users/remove_if_lonely": "asks whether any membership is left",
    "tenants/remove_lonely_users": "asks whether another tenant has the person",
    "tenants/remove_lonely_emails": "asks whether another tenant has the person",
}

# Outside the portable subset, in any query or migration.
FORBIDDEN = [
    r"\btrigger\b", r"\bcreate\s+type\b", r"\benum\b", r"\bdomain\b", r"\bdeferrable\b", r"\bexclude\b", r"\blisten\b",
    r"\bnotify\b", r"\bpg_advisory\w*", r"\bgenerated\b", r"\bserial\b", r"\bbigserial\b", r"\bidentity\b",
    r"\bsequence\b", r"\bnextval\b", r"\bautoincrement\b", r"\browid\b(?<!without rowid)", r"\bbytea\b", r"\bblob\b",
    r"\bboolean\b", r"\btimestamp\w*", r"\bplpgsql\b", r"\binherits\b", r"\bgin\b", r"\bgist\b", r"\breplace\s+into\b",
    r"\binsert\s+or\b", r"\bpragma\b", r"\bsqlite_\w+", r"\bdatetime\b", r"\bnow\s*\(", r"\bcurrent_timestamp\b", r"\brandom\s*\(",
    r"\bnatural\s+join\b", r"\bselect\s+\*", r"::", r"\bilike\b", r"\bglob\b", r"\bcascade\b", r"\binteger\b",
    r"\bvarchar\b", r"\bskip\s+locked\b",
]
# Words of one engine: allowed only in its overlay.
ENGINE_WORDS = {
    "postgresql": [r"\bfor\s+(?:no\s+key\s+)?update\b", r"\bjsonb?_(?!texts\b)\w+", r"\bjsonb\b", r"\bany\s*\("],
    "sqlite": [r"\bjson_each\b", r"\bjson_extract\b", r"\bjson_group_\w+"],
}
PARTS = {"hide", "sites", "active_since", "restricted", "monitored", "search", "detail", "site_name", "lock", "since",
         "updated_since", "name", "status", "severity", "device", "resolved", "type", "profiles", "parent", "prefix",
         "site", "description", "ids", "ticket", "mac", "ip", "attribute", "top_level", "filtered_device", "only",
         "changed"}
CLAUSES = {"select", "from", "where", "group", "order", "having", "limit", "set", "values", "returning", "on", "join",
           "left", "union", "insert", "update", "delete", "offset", "for"}
TOKEN = re.compile(r"'(?:[^']|'')*'|:?[A-Za-z_][A-Za-z_0-9]*|\d+|<>|<=|>=|\S")
NOT_AN_ALIAS = {"where", "set", "on", "order", "limit", "join", "left", "values", "returning", "group", "as", "for"}


def strip_comments(text):
    return re.sub(r"--[^\n]*", "", text)


def tokens_of(text):
    return TOKEN.findall(strip_comments(text))


class Scope:
    """The tokens of one SELECT, UPDATE, DELETE or INSERT with those of its plain parentheses, not of sub-selects."""

    def __init__(self):
        self.items = []  # (token lower-case, path of parentheses inside the scope)
        self.children = []


def scopes_of(tokens):
    """Splits at parentheses that begin with SELECT; returns all scopes, outermost first."""
    top = Scope()
    all_scopes = [top]
    stack = [(top, ())]
    serial = 0
    for index, token in enumerate(tokens):
        scope, path = stack[-1]
        if token == "(":
            serial += 1
            if index + 1 < len(tokens) and tokens[index + 1].lower() == "select":
                child = Scope()
                all_scopes.append(child)
                scope.items.append(("(subselect)", path))
                stack.append((child, ()))
            else:
                scope.items.append(("(", path))
                stack.append((scope, path + (serial,)))
        elif token == ")":
            if len(stack) == 1:
                raise ValueError("an unmatched parenthesis")
            stack.pop()
            if stack[-1][0] is scope:
                scope.items.append((")", path))
        else:
            scope.items.append((token.lower(), path))
    if len(stack) != 1:
        raise ValueError("an unmatched parenthesis")
    return all_scopes


def tables_in(scope, known_tables):
    """(table, alias) of what the scope reads or writes itself."""
    words = [w for w, _ in scope.items]
    found = []
    for i, word in enumerate(words):
        starts = word in ("from", "join", "into") or (word == "update" and words[i - 1] not in ("do", "for"))
        if word == "," and "from" in words[:i] and i + 1 < len(words) and words[i + 1] in known_tables:
            raise ValueError("join tables with JOIN, not with a comma")
        if not starts or i + 1 >= len(words):
            continue
        table = words[i + 1]
        if table not in known_tables:
            continue
        rest = words[i + 2:i + 4] + ["", ""]
        alias = table
        if rest[0] == "as":
            alias = rest[1]
        elif re.fullmatch(r"[a-z_]+", rest[0]) and rest[0] not in NOT_AN_ALIAS and word != "into":
            raise ValueError(f"write `{table} AS {rest[0]}`")
        found.append((table, alias))
    return found


def stands_alone_by_and(scope, at):
    """Whether the condition at this token holds for every row: no OR and no NOT beside it at any level."""
    path = scope.items[at][1]
    for depth in range(len(path), -1, -1):
        level = path[:depth]
        # The clause around the condition at this level, bounded by clause words or the level's parentheses.
        begin = at
        while begin > 0:
            word, place = scope.items[begin - 1]
            if place[:depth] != level or (place == level and word in CLAUSES) or (word == "(" and place == level[:-1] and depth):
                break
            begin -= 1
        end = at
        while end + 1 < len(scope.items):
            word, place = scope.items[end + 1]
            if place[:depth] != level or (place == level and word in CLAUSES):
                break
            end += 1
        here = [w for w, place in scope.items[begin:end + 1] if place == level]
        if "or" in here or "not" in here[:1] or "case" in here:
            return False
        if depth:  # NOT before the parenthesis
            opening = next((i for i in range(begin - 1, -1, -1) if scope.items[i] == ("(", level[:-1])), None)
            if opening is not None and opening > 0 and scope.items[opening - 1][0] == "not":
                return False
    return True


def has_tenant_predicate(scope, alias, right=(":tenant",)):
    words = [w for w, _ in scope.items]
    for i in range(len(words) - 4):
        if words[i:i + 4] == [alias, ".", "tenant_id", "="] and words[i + 4] in right:
            if i + 5 < len(words) and words[i + 5] in ("+", "|", "collate", "or"):
                continue
            if stands_alone_by_and(scope, i):
                return True
    return False


def has_equal_tenant(scope, alias):
    words = [w for w, _ in scope.items]
    for i in range(len(words) - 6):
        window = words[i:i + 7]
        if window[1:4] == [".", "tenant_id", "="] and window[5:7] == [".", "tenant_id"] and alias in (window[0], window[4]):
            return True
    return False


def insert_gives_tenant(scope):
    words = [w for w, _ in scope.items]
    opening = words.index("(")
    closing = words.index(")", opening)
    columns = [w for w in words[opening + 1:closing] if w != ","]
    rest = words[closing + 1:]
    if "tenant_id" not in columns:
        return False
    place = columns.index("tenant_id")
    if rest[0] == "values":
        values = [w for w in rest[2:rest.index(")")] if w != ","]
        return place < len(values) and values[place] == ":tenant"
    values = rest[1:rest.index("from")]
    return " ".join(values).split(" , ")[place] == ":tenant"


def constant_of(path):
    words = re.split(r"[^A-Za-z0-9]+", str(path.with_suffix("")))
    return "k" + "".join(word[0].upper() + word[1:] for word in words if word)


def check_filter_line(code, text):
    """A compiled filter replaces `AND (1 = 1)`: whatever it says, the conditions around it go on to hold."""
    if code != "AND (1 = 1)":
        return ["the line `--& filter` must be `AND (1 = 1)`, which the condition takes the place of"]
    for scope in scopes_of(tokens_of(text)):
        words = [w for w, _ in scope.items]
        for i in range(len(words) - 5):
            if words[i:i + 6] == ["and", "(", "1", "=", "1", ")"] and not stands_alone_by_and(scope, i + 2):
                return ["the line `--& filter` must be joined to the rest by AND alone"]
    return []


def check_query(name, text, tenant_tables, known_tables):
    problems = []
    lines = text.splitlines()
    if len(lines) < 3 or not lines[0].startswith("-- tables: ") or not lines[1].startswith("-- "):
        return ["must begin with `-- tables: name alias, ...` and a line saying what it is"]
    declared = {tuple(item.split()) for item in lines[0][len("-- tables: "):].split(", ")}
    for line in lines[2:]:
        note = re.search(r"--(.*)", line)
        if note and note[1] == "& filter":
            problems += check_filter_line(line[:note.start()].strip(), text)
        elif note and note[1] != "!" and not (note[1].startswith("? ") and note[1][2:] in PARTS):
            problems.append("a comment behind the first two lines must be `--? part` or `--!`")
    if ";" in strip_comments(text):
        problems.append("one statement, without a semicolon")
    if '"' in strip_comments(text).replace('"unique"', ""):
        problems.append("no quoted names")
    try:
        scopes = scopes_of(tokens_of(text))
        used = set()
        for scope in scopes:
            here = tables_in(scope, known_tables)
            words = [w for w, _ in scope.items]
            is_insert = "into" in words
            is_ddl = words[:1] == ["create"]
            for table, alias in here:
                used.add((table, alias))
                if table not in tenant_tables or is_ddl:
                    continue
                if is_insert and words[words.index("into") + 1] == table and alias == table:
                    if not insert_gives_tenant(scope):
                        problems.append(f"INSERT INTO {table} must give :tenant for tenant_id")
                    continue
                if has_tenant_predicate(scope, alias):
                    continue
                if name in ACROSS_TENANTS:
                    others = [a for t, a in here if t in tenant_tables and a != alias]
                    if others and not has_equal_tenant(scope, alias):
                        problems.append(f"{alias}.tenant_id must equal the tenant of the rows it is joined with")
                    continue
                problems.append(f"lacks `{alias}.tenant_id = :tenant` for {table}, joined by AND alone")
        if re.search(r"\bcreate\s+table\b", text.lower()):
            used |= declared
        if used != declared:
            problems.append(f"declares {sorted(declared)} but uses {sorted(used)}")
    except ValueError as error:
        problems.append(str(error))
    return problems


def check_words(name, text):
    # What only PostgreSQL is given: the lines of part `lock`.
    code = strip_comments(re.sub(r"[^\n]*--\? lock", "", text)).lower()
    engine = name.split("/")[1] if name.startswith("overlay/") else None
    problems = []
    for pattern in FORBIDDEN:
        found = re.search(pattern, code)
        if found and not (engine == "sqlite" and found.group(0).startswith("sqlite_")):
            problems.append(f"`{found.group(0)}` is outside the portable subset")
    for owner, words in ENGINE_WORDS.items():
        for pattern in words:
            if engine != owner and re.search(pattern, code):
                problems.append(f"`{re.search(pattern, code).group(0)}` belongs into overlay/{owner}")
    return problems


def check_migration(text):
    problems = []
    code = strip_comments(text)
    for column_type in re.findall(r"^  [a-z_]+ ([A-Z]+(?: PRECISION)?)", code, re.M):
        if column_type not in ("TEXT", "BIGINT", "DOUBLE PRECISION"):
            problems.append(f"the type {column_type} is outside the portable subset")
    for table, body in re.findall(r"CREATE TABLE (\w+) \((.*?)\n\)", code, re.S):
        if table in GLOBAL_TABLES:
            continue
        for key in re.findall(r"(?:PRIMARY KEY|UNIQUE|FOREIGN KEY) \((\w+)", body):
            if key != "tenant_id":
                problems.append(f"a key of {table} does not begin with tenant_id")
        if not re.match(r"\s*tenant_id TEXT NOT NULL", body):
            problems.append(f"{table} does not begin with tenant_id TEXT NOT NULL")
    return problems


# Queries over device (a table of tenants) and tenant (a global one), each with a word its finding must contain;
# empty: there must be none.
SELF_TEST = [
    ("device d", "SELECT d.x FROM device AS d WHERE d.tenant_id = :tenant AND d.x = :x", ""),
    ("device d", "SELECT d.x FROM device AS d WHERE (d.tenant_id = :tenant AND d.x = 1) AND (d.y = 1 OR d.z = 1)", ""),
    ("device d, alert a", "SELECT d.x FROM device AS d WHERE d.tenant_id = :tenant AND EXISTS (SELECT 1 FROM alert AS a "
     "WHERE a.tenant_id = :tenant)", ""),
    ("device d", "SELECT d.x FROM device AS d WHERE d.x = :x", "lacks"),
    ("device d", "SELECT d.x FROM device AS d WHERE d.tenant_id = :other", "lacks"),
    ("device d", "SELECT d.x FROM device AS d WHERE d.tenant_id = :tenant OR d.x = :x", "lacks"),
    ("device d", "SELECT d.x FROM device AS d WHERE (d.tenant_id = :tenant AND d.y = 1) OR d.x = :x", "lacks"),
    ("device d", "SELECT d.x FROM device AS d WHERE d.x = 1 AND NOT (d.tenant_id = :tenant)", "lacks"),
    ("device d, alert a", "SELECT d.x FROM device AS d JOIN alert AS a ON a.device_id = d.device_id "
     "WHERE d.tenant_id = :tenant", "a.tenant_id"),
    ("device d, alert a", "SELECT d.x FROM device AS d WHERE d.tenant_id = :tenant AND EXISTS (SELECT 1 FROM alert AS a "
     "WHERE a.x = d.x)", "a.tenant_id"),
    ("device d, device e", "SELECT d.x FROM device AS d WHERE d.tenant_id = :tenant UNION SELECT e.x FROM device AS e", "e.tenant_id"),
    ("device d", "DELETE FROM device AS d WHERE d.x = 1", "lacks"),
    ("device d", "UPDATE device AS d SET x = 1", "lacks"),
    ("device device", "INSERT INTO device (tenant_id, x) VALUES (:tenant, :x)", ""),
    ("device device", "INSERT INTO device (tenant_id, x) VALUES (:x, :tenant)", "must give"),
    ("device device", "INSERT INTO device (x) VALUES (:x)", "must give"),
    ("tenant t", "SELECT t.name FROM tenant AS t", ""),
    ("tenant t", "SELECT t.name FROM tenant AS t, device", "comma"),
    ("device d", "SELECT d.x FROM device AS d\nWHERE d.tenant_id = :tenant\n  AND (1 = 1)  --& filter", ""),
    ("device d", "SELECT d.x FROM device AS d\nWHERE d.tenant_id = :tenant\n  AND 1 = 1  --& filter", "must be `AND"),
    ("device d", "SELECT d.x FROM device AS d\nWHERE d.tenant_id = :tenant\n  OR (1 = 1)  --& filter", "must be `AND"),
    ("device d", "SELECT d.x FROM device AS d\nWHERE d.tenant_id = :tenant AND (d.x = 1 OR d.y = 1\n  AND (1 = 1)  --& filter\n)",
     "AND alone"),
    ("device d", "SELECT d.x FROM device AS d\nWHERE d.tenant_id = :tenant\n  AND (1 = 1)  --& other", "comment"),
    ("device x", "SELECT d.x FROM device AS d WHERE d.tenant_id = :tenant", "declares"),
    ("tenant t", "SELECT t.name FROM tenant AS t; DELETE FROM tenant", "semicolon"),
    ("tenant t", "SELECT now() FROM tenant AS t", "portable"),
    ("tenant t", "SELECT t.name FROM tenant AS t FOR UPDATE", "overlay"),
]


def self_test():
    findings = []
    for tables, text, expected in SELF_TEST:
        whole = f"-- tables: {tables}\n-- A sample.\n{text}\n"
        known = {"device", "alert", "tenant"}
        found = check_query("sample", whole, {"device", "alert"}, known) + check_words("sample", whole)
        if bool(expected) != bool(found) or not any(expected in finding for finding in found + [""]):
            findings.append(f"check_sql itself: {text!r} gave {found}, expected {expected!r}")
    return findings


def main():
    root = pathlib.Path("src/storage")
    folder = root / "sql"
    schema = "\n".join(strip_comments(p.read_text()) for p in sorted(folder.glob("migrations/*.sql")))
    known = set(re.findall(r"CREATE TABLE (\w+)", schema)) | {"schema_migration", "sqlite_stat1", "sqlite_schema"}
    tenant_tables = known - GLOBAL_TABLES
    code = "\n".join(p.read_text() for p in root.rglob("*.cpp"))
    used_constants = set(re.findall(r"sql::(k\w+)", code))
    files = sorted(folder.rglob("*.sql"))
    findings = []
    seen = {}
    for path in files:
        name = str(path.relative_to(folder).with_suffix(""))
        text = path.read_text()
        problems = check_words(name, text)
        problems += check_migration(text) if name.startswith("migrations/") else check_query(name, text, tenant_tables, known)
        constant = constant_of(path.relative_to(folder))
        if constant not in used_constants:
            problems.append(f"no C++ runs it (sql::{constant})")
        if constant in seen:
            problems.append(f"has the constant of {seen[constant]}")
        seen[constant] = name
        findings += [f"{path}: {problem}" for problem in problems]
    findings += [f"ACROSS_TENANTS names {name}, which does not exist" for name in ACROSS_TENANTS
                 if not (folder / (name + ".sql")).exists()]
    findings += self_test()
    for finding in findings:
        print(finding)
    print(f"check_sql: {len(files)} files, {len(findings)} findings")
    return 1 if findings or not files else 0


if __name__ == "__main__":
    sys.exit(main())
