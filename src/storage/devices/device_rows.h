#pragma once

#include "domain/devices/device.h"
#include "storage/scoped_query.h"
#include "storage/transaction.h"

namespace guardian::storage {

// Two rows a device: `device`, narrow, and `device_detail`. A caller with a site set neither sees nor
// changes devices of other sites.
class DeviceRows final : public domain::DeviceStore {
 public:
  explicit DeviceRows(StoreContext context) : context_(context) {}

  Result<std::optional<domain::DeviceDetail>> find(const domain::AccessScope& scope,
                                                   std::string_view deviceid) const override;
  Result<std::vector<domain::DeviceDetail>> find_by_ip(const domain::AccessScope& scope,
                                                       std::string_view ip) const override;
  Result<std::vector<domain::DeviceDetail>> list(const domain::AccessScope& scope,
                                                 const domain::DeviceQuery& query) const override;
  Result<std::map<std::string, std::vector<domain::Tag>>> tags_of(
      const domain::AccessScope& scope, const std::vector<std::string>& device_ids) const override;
  domain::ListPosition position_of(const domain::DeviceQuery& query, const domain::Device& device) const override;
  Result<std::int64_t> count(const domain::AccessScope& scope, const domain::DeviceQuery& query) const override;

  Result<std::string> save(const domain::AccessScope& scope, const domain::DeviceDetail& device) override;
  Result<std::string> ensure(const domain::AccessScope& scope, const domain::DeviceDetail& device) override;
  Result<std::map<std::string, domain::DeviceDetail>> find_by_keys(const domain::AccessScope& scope,
                                                                   domain::DeviceKey kind,
                                                                   const std::vector<std::string>& keys) const override;
  Result<std::optional<std::string>> insert(const domain::AccessScope& scope,
                                            const domain::DeviceDetail& device) override;
  Result<void> update(const domain::AccessScope& scope, const domain::DeviceDetail& device) override;
  Result<void> touch(const domain::AccessScope& scope, const std::vector<std::string>& device_ids) override;
  Result<int> set_tags(const domain::AccessScope& scope, const std::vector<std::string>& device_ids,
                       const std::vector<std::string>& tag_ids, bool replace) override;
  Result<int> remove_tag(const domain::AccessScope& scope, const std::vector<std::string>& device_ids,
                         std::string_view tag_id) override;
  Result<void> recount_alerts(const domain::AccessScope& scope, const std::vector<std::string>& device_ids) override;

 private:
  Result<void> note_new(const std::string& tenant, const std::string& device_id);
  Result<void> note_changed(const std::string& tenant, const std::string& device_id, const domain::DeviceDetail& after);
  Result<void> note_touched(const std::string& tenant, const std::vector<std::string>& device_ids);
  Result<std::vector<domain::DeviceDetail>> read_tagged(const Query& text, const domain::AccessScope& scope,
                                                        const ScopedQuery& query) const;
  Result<void> fill_tags(const domain::AccessScope& scope, std::vector<domain::DeviceDetail>& devices) const;
  // Those of these devices that the caller may touch.
  Result<std::vector<std::string>> reachable(const domain::AccessScope& scope,
                                             const std::vector<std::string>& device_ids) const;
  struct Place {
    std::string device_id;
    std::string site_id;
  };
  Result<std::optional<Place>> place_of(const domain::AccessScope& scope, std::string_view deviceid) const;
  Result<void> replace(const domain::AccessScope& scope, const std::string& device_id,
                       const domain::DeviceDetail& device);
  // The devices with one of the keys, newest activity first, without tags.
  Result<std::vector<domain::DeviceDetail>> read_many(const domain::AccessScope& scope, domain::DeviceKey kind,
                                                      const std::vector<std::string>& keys) const;

  StoreContext context_;
};

}  // namespace guardian::storage
