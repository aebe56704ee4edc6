// verify_access_key: what every remote call pays before anything else happens.
//   row_in_memory      a genuine key whose row is known; the target is 3 us on one core
//   bad_signature      a well-formed token of somebody else: what a guess costs us
//   malformed          header values swapped: what noise costs us
//   rival_openssl      the bare HMAC-SHA-256 of such a token through OpenSSL's one-call HMAC, three times:
//                      the cryptography alone, for comparison
#include <benchmark/benchmark.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "../tests/support/test_installation.h"

namespace guardian::domain {
namespace {

// One installation for all workloads; its keys are never changed after the start.
struct VerifyWorld {
  VerifyWorld() : key(installation.create_key()), other(installation.create_key()) {
    installation.authenticator.poll();
  }
  TestInstallation installation;
  CreatedKey key;
  CreatedKey other;
};

VerifyWorld& verify_world() {
  static VerifyWorld world;
  return world;
}

void run_verification(benchmark::State& state, const PresentedKey& presented, bool accepted) {
  auto& world = verify_world();
  for (auto _ : state) {
    auto outcome = world.installation.authenticator.verify(presented);
    if (outcome.key.has_value() != accepted) state.SkipWithError("the verdict is wrong");
    benchmark::DoNotOptimize(outcome);
  }
  state.SetItemsProcessed(state.iterations());
}

void verify_row_in_memory(benchmark::State& state) {
  run_verification(state, TestInstallation::present(verify_world().key), true);
}
void verify_bad_signature(benchmark::State& state) {
  auto& world = verify_world();
  run_verification(state, TestInstallation::present(world.key.row.key_id, world.other.access_key->reveal()), false);
}
void verify_malformed(benchmark::State& state) {
  auto& world = verify_world();
  run_verification(state, TestInstallation::present(world.key.access_key->reveal(), world.key.row.key_id), false);
}
void rival_openssl_hmac(benchmark::State& state) {
  const auto token = verify_world().key.access_key->reveal();
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  for (auto _ : state) {
    for (int i = 0; i < 3; ++i) {
      HMAC(EVP_sha256(), "0123456789abcdef0123456789abcdef", 32, reinterpret_cast<const unsigned char*>(token.data()),
           i == 0 ? 83 : token.size(), digest, &length);
      benchmark::DoNotOptimize(digest);
    }
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(verify_row_in_memory);
BENCHMARK(verify_row_in_memory)->Threads(2)->UseRealTime();
BENCHMARK(verify_bad_signature);
BENCHMARK(verify_malformed);
BENCHMARK(rival_openssl_hmac);

}  // namespace
}  // namespace guardian::domain
