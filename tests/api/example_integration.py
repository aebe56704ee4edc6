"""What the examples of the integration operations need beyond the example tenant: an integration that works."""


def fill_integration(api):
    reply = api.post("xsoar/status", {"status": "success", "timestamp": 1767322445123, "integration_name": "ServiceNow",
                                      "playbook_name": "Bulk Export"})
    assert reply.status == 200, reply.text
