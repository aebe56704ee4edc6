"""What the examples of sites, network segments and subnets need."""


def fill_network(api):
    """Two sites, a segment and a small tree of subnets; the segment's number is 1 in a fresh tenant."""
    assert api.post("site", [{"external_id": "Example Campus", "description": "The main campus", "location": "1 Main Street",
                              "group": "Example Region"},
                             {"external_id": "Example Depot"}]).status == 201
    made = api.post("networkSegment", [{"name": "example-segment", "description": "Behind the campus firewall",
                                        "site": "Example Campus", "firewallsList": ["7F7B14BAE015426"]},
                                       {"name": "example-spare-segment"}])
    assert made.status == 201, made.text
    assert api.post("subnet", [{"prefix": "10.20.0.0/16", "type": "block", "name": "Campus", "site": "Example Campus"},
                               {"prefix": "10.20.0.0/24", "name": "Cameras", "vlan": "20", "static": True, "site": "Example Campus"},
                               {"prefix": "10.20.1.0/24", "name": "Building automation"},
                               {"prefix": "10.99.0.0/24", "name": "To be deleted"},
                               {"prefix": "172.20.0.0/24", "name": "Used at many sites", "shared_block": True}]).status == 201
    segment, spare = made.json()["segmentIds"]
    return {"example_segment": segment, "example_spare_segment": spare}
