#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace guardian::api {

// What is wrong with a request's parameters or body, collected so that a caller hears of all at once, in
// the order in which they were found (the first 50 of query and body each). The answer has the members clients of the reference API look for
// (`statusText`, `jsonSchemaValidation`, `validations.body[].property` = "instance.<field>") beside ours.
class InputProblems {
 public:
  // `value`: as sent; it is told again, cut to 100 bytes.
  void in_query(std::string_view name, std::string message, std::optional<std::string_view> value = {});
  // The same with more members for programs, as JSON: `"found":"x"`.
  void in_query_with(std::string_view name, std::string message, std::string_view value, std::string members);
  // `field`: "deviceidlist", "tag.tagValue"; `json`: the value as JSON text.
  void in_body(std::string_view field, std::string message, std::optional<std::string_view> json = {});

  // The answer is this error, whatever else is wrong: what was asked for cannot be had, however it is written.
  void refuse(Error error) { refusal_ = std::move(error); }

  bool none() const { return query_.empty() && body_.empty() && !refusal_; }
  http::Response answer(const http::Request& request) const;

 private:
  struct Problem {
    std::string property;
    std::string message;
    std::optional<std::string> value;  // JSON text
    std::string members;               // JSON text, without a comma in front
  };
  static void write(std::string& out, std::string_view part, const std::vector<Problem>& problems);
  std::vector<Problem> query_;
  std::vector<Problem> body_;
  std::optional<Error> refusal_;
};

}  // namespace guardian::api
