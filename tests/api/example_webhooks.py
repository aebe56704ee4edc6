"""Webhooks for the examples: one to try everything on, one to delete. Their URLs lead to an address
that is refused, and nothing is sent to them unless it is asked for."""


def fill_webhooks(api):
    made = [api.post("webhook", {"url": f"https://localhost:9/{name}", "events": ["access_key.revoked"]}).json()["webhook"]["webhookId"]
            for name in "ab"]
    return {"webhook_id": made[0], "webhook_to_delete": made[1]}
