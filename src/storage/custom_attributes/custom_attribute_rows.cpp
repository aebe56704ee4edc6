#include "storage/custom_attributes/custom_attribute_rows.h"

#include <algorithm>

#include "storage/changes/change_log.h"
#include "storage/columns.h"
#include "storage/scoped_query.h"
#include "storage/sql_text.h"

namespace guardian::storage {

namespace {

struct CustomAttributeRow {
  std::string id, name, default_value;
  long long created_at = 0;
  void columns(Columns& into) { into(id)(name)(default_value)(created_at); }
};

struct CustomAttributeRuleRow {
  std::string attribute_id, filter_id, filter_name, value;
  void columns(Columns& into) { into(attribute_id)(filter_id)(filter_name)(value); }
};

struct CustomAttributeValueRow {
  std::string device_id, attribute_id, value;
  void columns(Columns& into) { into(device_id)(attribute_id)(value); }
};

Result<domain::CustomAttribute> custom_attribute_of(CustomAttributeRow row) {
  domain::CustomAttribute attribute;
  attribute.id = std::move(row.id);
  attribute.name = std::move(row.name);
  attribute.default_value = std::move(row.default_value);
  GUARDIAN_TRY(attribute.created_at, read_instant(row.created_at, "custom_attribute.created_at"));
  return attribute;
}

domain::CustomAttributeRule custom_attribute_rule_of(CustomAttributeRuleRow row) {
  return {std::move(row.filter_id), std::move(row.filter_name), std::move(row.value)};
}

}  // namespace

Result<std::vector<domain::CustomAttribute>> CustomAttributeRows::list(const domain::AccessScope& scope,
                                                                       const domain::ListBounds& bounds) const {
  ScopedQuery query(scope, ScopedQuery::Reach::tenant);
  if (bounds.changed_after) query.filter(Part::changed, {"changed_after", *bounds.changed_after});
  GUARDIAN_TRY(auto rows, context_.session.read_all<CustomAttributeRow>(sql::kCustomAttributesList, query.params(),
                                                                        query.shape()));
  std::vector<domain::CustomAttribute> attributes;
  if (rows.empty()) return attributes;
  for (auto& row : rows) {
    GUARDIAN_TRY(auto attribute, custom_attribute_of(std::move(row)));
    attributes.push_back(std::move(attribute));
  }
  GUARDIAN_TRY(auto rules, context_.session.read_all<CustomAttributeRuleRow>(sql::kCustomAttributesRules,
                                                                             {{"tenant", scope.tenant_id()}}));
  for (auto& rule : rules) {
    const auto owner = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& attribute) { return attribute.id == rule.attribute_id; });
    if (owner != attributes.end()) owner->rules.push_back(custom_attribute_rule_of(std::move(rule)));
  }
  return attributes;
}

Result<std::optional<domain::CustomAttribute>> CustomAttributeRows::find(const domain::AccessScope& scope,
                                                                         std::string_view id) const {
  GUARDIAN_TRY(auto row, context_.session.read_one<CustomAttributeRow>(
                             sql::kCustomAttributesFind, {{"tenant", scope.tenant_id()}, {"attribute_id", id}},
                             context_.locking()));
  if (!row) return std::optional<domain::CustomAttribute>();
  GUARDIAN_TRY(auto attribute, custom_attribute_of(*std::move(row)));
  GUARDIAN_TRY(auto rules, context_.session.read_all<CustomAttributeRuleRow>(
                               sql::kCustomAttributesRules, {{"tenant", scope.tenant_id()}, {"attribute_id", id}},
                               Shape{}.with(Part::ids)));
  for (auto& rule : rules) attribute.rules.push_back(custom_attribute_rule_of(std::move(rule)));
  return std::optional(std::move(attribute));
}

Result<std::vector<domain::CustomAttributeValue>> CustomAttributeRows::values_of(
    const domain::AccessScope& scope, const std::vector<std::string>& device_ids) const {
  std::vector<domain::CustomAttributeValue> values;
  if (device_ids.empty()) return values;
  GUARDIAN_TRY(auto rows, context_.session.read_all<CustomAttributeValueRow>(
                              sql::kCustomAttributesValuesOf,
                              {{"tenant", scope.tenant_id()}, {"device_ids", json_list(device_ids)}}));
  for (auto& row : rows)
    values.push_back({std::move(row.device_id), std::move(row.attribute_id), std::move(row.value)});
  return values;
}

Result<std::int64_t> CustomAttributeRows::change_seq(const domain::AccessScope& scope) {
  return context_.transaction->change_seq(context_.session, scope.tenant_id(), "custom_attribute");
}

Result<void> CustomAttributeRows::insert_rules(const domain::AccessScope& scope,
                                               const domain::CustomAttribute& attribute) {
  for (std::size_t i = 0; i < attribute.rules.size(); ++i) {
    const auto& rule = attribute.rules[i];
    GUARDIAN_CHECK(context_.session.change(sql::kCustomAttributesInsertRule, {{"tenant", scope.tenant_id()},
                                                                              {"attribute_id", attribute.id},
                                                                              {"position", i},
                                                                              {"filter_id", rule.filter_id},
                                                                              {"value", rule.value}}));
  }
  return {};
}

Result<void> CustomAttributeRows::insert(const domain::AccessScope& scope, const domain::CustomAttribute& attribute) {
  GUARDIAN_TRY(const auto seq, change_seq(scope));
  GUARDIAN_TRY(const auto made,
               context_.session.change(sql::kCustomAttributesInsert, {{"tenant", scope.tenant_id()},
                                                                      {"attribute_id", attribute.id},
                                                                      {"name", attribute.name},
                                                                      {"default_value", attribute.default_value},
                                                                      {"created_at", attribute.created_at},
                                                                      {"change_seq", seq}}));
  if (made == 0) return Error::conflict("A custom attribute of this name exists");
  return insert_rules(scope, attribute);
}

Result<void> CustomAttributeRows::update(const domain::AccessScope& scope, const domain::CustomAttribute& attribute) {
  GUARDIAN_TRY(const auto seq, change_seq(scope));
  GUARDIAN_TRY(const auto changed,
               context_.session.change(sql::kCustomAttributesUpdate, {{"default_value", attribute.default_value},
                                                                      {"change_seq", seq},
                                                                      {"tenant", scope.tenant_id()},
                                                                      {"attribute_id", attribute.id}}));
  if (changed == 0) return Error::not_found("There is no custom attribute of this id");
  GUARDIAN_CHECK(context_.session.change(sql::kCustomAttributesRemoveRules,
                                         {{"tenant", scope.tenant_id()}, {"attribute_id", attribute.id}}));
  return insert_rules(scope, attribute);
}

Result<bool> CustomAttributeRows::remove(const domain::AccessScope& scope, std::string_view id) {
  GUARDIAN_CHECK(context_.session.change(sql::kCustomAttributesRemoveRules,
                                         {{"tenant", scope.tenant_id()}, {"attribute_id", id}}));
  GUARDIAN_TRY(const auto removed, context_.session.change(sql::kCustomAttributesRemove,
                                                           {{"tenant", scope.tenant_id()}, {"attribute_id", id}}));
  if (removed == 0) return false;
  GUARDIAN_CHECK(note_deleted(context_, scope, domain::Collection::custom_attribute, id, {}));
  return true;
}

Result<int> CustomAttributeRows::remove_values(const domain::AccessScope& scope, std::string_view attribute_id,
                                               int limit) {
  GUARDIAN_TRY(
      const auto removed,
      context_.session.change(sql::kCustomAttributesRemoveValues,
                              {{"tenant", scope.tenant_id()}, {"attribute_id", attribute_id}, {"most", limit}}));
  return static_cast<int>(removed);
}

// An insert or an update, not an upsert: see DeviceRows::save.
Result<void> CustomAttributeRows::set_value(const domain::AccessScope& scope, const domain::CustomAttributeValue& value,
                                            bool is_new) {
  if (value.value.empty()) {
    GUARDIAN_CHECK(context_.session.change(
        sql::kCustomAttributesRemoveValue,
        {{"tenant", scope.tenant_id()}, {"attribute_id", value.attribute_id}, {"device_id", value.device_id}}));
    return {};
  }
  const Query query = is_new ? Query(sql::kCustomAttributesInsertValue) : Query(sql::kCustomAttributesUpdateValue);
  GUARDIAN_CHECK(context_.session.change(query, {{"tenant", scope.tenant_id()},
                                                 {"attribute_id", value.attribute_id},
                                                 {"device_id", value.device_id},
                                                 {"value", value.value}}));
  return {};
}

}  // namespace guardian::storage
