#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace guardian::domain {

// Part of the network a kind of device stands in; one subnet and VLAN of it at each site.
enum class DemoSegment { medical, cameras, building, plant, office, voice, printers, network, guests, servers };
inline constexpr int kDemoSegments = 10;
std::string_view name_of(DemoSegment segment);

// Which of the sites have the kind: bits of DemoSite.
enum DemoSite : unsigned { kHospital = 1, kClinic = 2, kHeadOffice = 4, kPlant = 8, kWarehouse = 16, kDataCentre = 32 };
inline constexpr int kDemoSites = 6;
struct DemoSiteName {
  std::string_view id;
  std::string_view name;
};
std::span<const DemoSiteName> demo_sites();

// A product family a buyer would know, with what a scan of it looks like.
struct DemoFamily {
  std::string_view vendor;
  std::string_view model;
  std::string_view profile;
  std::string_view category;
  std::string_view vertical;
  std::string_view os_group;
  std::string_view firmware;
  std::string_view host_prefix;
  std::uint32_t oui;  // of the vendor, or of the maker of its network module
  DemoSegment segment;
  unsigned sites;
  int weight;  // how many of a few hundred
  int risk;    // usual risk score; a device differs by up to 20
  bool wireless;
  std::string_view applications;
  std::string_view vulnerability;  // a published one of this family, or empty
  std::string_view severity;
};
std::span<const DemoFamily> demo_families();

}  // namespace guardian::domain
