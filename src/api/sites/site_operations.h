#pragma once

#include "api/operation.h"

namespace guardian::api {

// POST site: new sites, with what lies there. A name that exists: 409.
http::Response create_sites(const Call& call);
// GET site: the sites by name, each with its subnets and segments. None: 200 with an empty list.
http::Response list_sites(const Call& call);
// PUT site: changes sites by their `external_id`. Unknown: 404.
http::Response update_sites(const Call& call);
// DELETE site: one site by `external_id`, unless something still lies there (409).
http::Response delete_site(const Call& call);

}  // namespace guardian::api
