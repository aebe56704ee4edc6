#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace guardian::domain {

// A made-up inventory of a hospital group with a plant, for the demo tenant and for benchmarks: product
// families that exist, with names, addresses and findings that are drawn. The same seed and count give
// the same devices; `now` only moves their times. Immutable after construction; any thread.
class DemoInventory {
 public:
  // `count`: 1..1,000,000. Takes 8 bytes a device; documents are made when asked for.
  DemoInventory(std::uint64_t seed, Instant now, int count);

  int count() const { return static_cast<int>(places_.size()); }
  // Items in the API's own shape, as `import devices` takes them. 0 <= index < count().
  std::string device(int index) const;
  // What the device has of each, appended; most have none.
  void append_alerts(int index, std::vector<std::string>& out) const;
  void append_vulnerabilities(int index, std::vector<std::string>& out) const;

 private:
  struct Place {
    std::uint16_t family;
    std::uint16_t site;
    std::uint32_t rank;  // within its site and segment
  };
  struct Identity;
  Identity identify(int index) const;

  std::uint64_t seed_;
  Instant now_;
  std::vector<Place> places_;
};

// What a firewall might be told to let the demo's profiles go on doing, as `import policies` takes it.
std::vector<std::string> demo_policies(Instant now);

}  // namespace guardian::domain
