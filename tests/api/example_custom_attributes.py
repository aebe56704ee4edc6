"""What the examples of filters and custom attributes work on."""

CAMERAS = {"filterName": "Cameras", "filterId": "5f3a1b2c3d4e5f6071829310", "createdAt": "2026-01-05T08:00:00.000Z",
           "filter": {"category": {"terms": ["Camera"], "selectedLabels": ["Camera"]}}}


def fill_custom_attributes(api):
    """A filter, and two attributes: one to change, one to delete."""
    api.load("filters", CAMERAS)
    for name in ("Cleaning group", "Spare"):
        reply = api.post("customAttribute", {"customAttributeName": name, "defaultValue": "C", "valueFilterMapping": [
            {"filterId": CAMERAS["filterId"], "customAttributeValue": "A"}]})
        assert reply.status == 200, reply.text
    ids = {one["customAttributeName"]: one["customAttributeId"] for one in api.get("customAttributes").json()["fields"]}
    return {"customAttributeId": ids["Cleaning group"], "spareAttributeId": ids["Spare"]}
