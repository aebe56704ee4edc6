"""Every operation has a contract test of its own: one marked `@pytest.mark.operation("PUT alert/update")`."""
import ast
import pathlib

import conftest
import openapi

SOURCES = sorted(pathlib.Path(__file__).parent.glob("test_*.py"))


def marks_of(source):
    """(operation, line) of each mark in a file, whether it stands on a test, a module or a row."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "operation"
                and isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "mark"):
            names = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            assert len(names) == 1, f"{source.name}:{node.lineno}: a mark names one operation, as text"
            yield names[0], f"{source.name}:{node.lineno}"


def test_each_operation_has_a_test_and_each_mark_an_operation(server):
    document = conftest.request(server.host, server.port, "GET", "/openapi.json").json()
    operations = {one.name for one in openapi.operations(document)}
    marks = [mark for source in SOURCES for mark in marks_of(source)]
    assert len(marks) > 4, "the marks are found"
    untested = sorted(operations - {name for name, _ in marks})
    unknown = [f"{place}: {name}" for name, place in marks if name not in operations]
    assert (untested, unknown) == ([], [])
