#pragma once

#include <string>
#include <string_view>

#include "domain/tags/tag.h"

namespace guardian::api {

// A tag as lists show it: {_id:{tagId}, tagId, tagType, tagValue, type, createDate, filters, tenantid}, appended.
void write_tag_item(std::string& out, const domain::Tag& tag, std::string_view tenant);

}  // namespace guardian::api
