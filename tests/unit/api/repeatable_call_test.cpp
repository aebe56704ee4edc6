#include "api/repeatable_call.h"

#include <gtest/gtest.h>

#include "domain/tags/tag.h"
#include "unit/api/calls.h"

namespace guardian::api {
namespace {

int runs = 0;

http::Response make_secret(const Call& call) {
  ++runs;
  const auto made = call.services.database.write(domain::WriteLane::normal, [&](domain::Tx& tx) -> Result<void> {
    GUARDIAN_CHECK(tx.tags().ensure(call.scope, {"", "t", "run " + std::to_string(runs), call.services.clock.now()}));
    return {};
  });
  return made ? http::Response::json(201, R"({"secret":"opened"})") : http::error_response(call.request, made.error());
}

http::Response stream(const Call&) {
  ++runs;
  http::Response response = http::Response::json(200, {});
  response.body = http::BodySource(
      [left = 3]() mutable -> std::optional<std::string> { return left-- > 0 ? "piece" : std::string(); });
  return response;
}

class RepeatableCall : public testing::Test {
 protected:
  RepeatableCall() { runs = 0; }

  http::Response post(OperationHandler handler, SecretResponse secret, const std::string& key,
                      const std::string& body = "{}") {
    const Services services{api_.site.database, api_.site.authenticator, api_.limiter,
                            api_.failures,      *api_.site.audit,        api_.cursors, api_.site.clock};
    const Operation operation{http::Method::post, "thing", Needs::write,       180,   kJsonBody, handler,
                              "thing/create",     kV4,     Customer::required, secret};
    http::Request request = put_request("/pub/v4.0/thing", body);
    request.method = http::Method::post;
    if (!key.empty()) request.headers.add("Idempotency-Key", key);
    return run_operation(operation, Call{services, request, scope_, Mount::v4, nullptr});
  }

  TestApi api_;
  const domain::AccessScope scope_ = api_.site.operator_scope();
};

TEST_F(RepeatableCall, WithASecretIsNeitherRunNorShownAgain) {
  auto first = post(make_secret, SecretResponse::yes, "k");
  EXPECT_EQ(first.status, 201u);
  EXPECT_EQ(body_of(first), R"({"secret":"opened"})");
  auto again = post(make_secret, SecretResponse::yes, "k");
  EXPECT_EQ(again.status, 409u);
  EXPECT_NE(body_of(again).find("secret-shown-once"), std::string::npos);
  EXPECT_NE(body_of(again).find("rotate"), std::string::npos);
  EXPECT_EQ(again.headers.count("Retry-After"), 0u);
  EXPECT_EQ(runs, 1);
  for (const auto& [name, call] : api_.site.database.snapshot().repeatable_calls) EXPECT_EQ(call.answer.body, "");
}

TEST_F(RepeatableCall, WithoutAKeyRunsEachTime) {
  post(make_secret, SecretResponse::no, "");
  post(make_secret, SecretResponse::no, "");
  EXPECT_EQ(runs, 2);
  EXPECT_TRUE(api_.site.database.snapshot().repeatable_calls.empty());
}

TEST_F(RepeatableCall, ThatStreamsIsKeptWhole) {
  auto first = post(stream, SecretResponse::no, "k");
  EXPECT_EQ(body_of(first), "piecepiecepiece");
  auto again = post(stream, SecretResponse::no, "k");
  EXPECT_EQ(body_of(again), "piecepiecepiece");
  EXPECT_EQ(again.headers.find("Idempotency-Replayed"), "true");
  EXPECT_EQ(runs, 1);
}

TEST_F(RepeatableCall, WhoseAnswerCannotBeKeptIsAnsweredAllTheSame) {
  int writes = 0;
  api_.site.database.after_write = [&] {
    if (++writes == 2) api_.site.database.fails_commit = true;  // behind the claim and the change
  };
  EXPECT_EQ(post(make_secret, SecretResponse::no, "k").status, 201u);
  api_.site.database.fails_commit = false;
  EXPECT_EQ(post(make_secret, SecretResponse::no, "k").headers.find("Retry-After"), "1") << "the lease runs";
  api_.site.clock.advance(std::chrono::minutes(1));
  auto again = post(make_secret, SecretResponse::no, "k");
  EXPECT_EQ(again.status, 409u);
  EXPECT_NE(body_of(again).find("answer-lost"), std::string::npos);
  EXPECT_EQ(runs, 1);
}

TEST_F(RepeatableCall, ThatCannotBeClaimedIsNotRun) {
  api_.site.database.is_away = true;
  EXPECT_EQ(post(make_secret, SecretResponse::no, "k").status, 503u);
  EXPECT_EQ(runs, 0);
}

TEST_F(RepeatableCall, IsNotTheSameForAnotherBody) {
  EXPECT_EQ(post(make_secret, SecretResponse::no, "k").status, 201u);
  EXPECT_EQ(post(make_secret, SecretResponse::no, "k", "{ }").status, 422u);
  EXPECT_EQ(post(make_secret, SecretResponse::no, "\"k\"").status, 201u) << "the same key, in quotes";
  EXPECT_EQ(runs, 1);
}

}  // namespace
}  // namespace guardian::api
