#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace guardian::storage {

// The items in the order of the ids they were asked for; SQL gives them in any. `id_of(item)` is a string of the item.
template <typename Item, typename IdOf>
std::vector<Item> in_order_of(const std::vector<std::string>& ids, std::vector<Item> found, IdOf&& id_of) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < found.size(); ++i) places.emplace(id_of(found[i]), i);
  std::vector<std::size_t> order;
  for (const std::string& id : ids) {
    if (const auto place = places.find(id); place != places.end()) order.push_back(place->second);
  }
  places.clear();  // its views end with the moves below
  std::vector<Item> out;
  out.reserve(order.size());
  for (const std::size_t place : order) out.push_back(std::move(found[place]));
  return out;
}

}  // namespace guardian::storage
