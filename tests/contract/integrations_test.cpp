#include "contract/contract_fixture.h"
#include "domain/integrations/integration.h"

namespace guardian::storage {

using domain::IntegrationStatus;
using domain::JobStatus;
using domain::ScannerInventory;
using domain::ScanReport;

class IntegrationContract : public Contract {
 protected:
  static IntegrationStatus status_of(const std::string& integration, const std::string& playbook,
                                     const std::string& status, long long received = 5) {
    return {integration, playbook, status, "a message", "device", "own", at(4), at(received)};
  }
  bool record(const domain::Tenant& tenant, const IntegrationStatus& status, int kept = 3) {
    return must(write([&](Tx& tx) { return tx.integrations().record_status(scope_of(tenant), status, kept); }));
  }
  std::vector<IntegrationStatus> statuses(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.integrations().statuses(scope_of(tenant)); }));
  }
  std::vector<IntegrationStatus> history(const domain::Tenant& tenant, const std::string& integration,
                                         const std::string& playbook) {
    return must(
        read([&](const Reader& r) { return r.integrations().history(scope_of(tenant), integration, playbook); }));
  }
  static ScanReport report_of(const std::string& id, long long received = 5) {
    return {"qualys", id, "job-1", "success", "done", {"r.pdf", "d1", 5}, {"r.xml", "d2", 4}, at(received)};
  }
  void save(const domain::Tenant& tenant, const ScanReport& report, std::string_view pdf, std::string_view xml) {
    must(write([&](Tx& tx) { return tx.integrations().save_report(scope_of(tenant), report, pdf, xml); }));
  }
  std::vector<ScanReport> reports(const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.integrations().reports(scope_of(tenant)); }));
  }
  std::optional<std::string> pdf(const domain::Tenant& tenant, const std::string& id) {
    return must(read([&](const Reader& r) { return r.integrations().pdf_of(scope_of(tenant), "qualys", id); }));
  }
  std::optional<std::string> xml(const domain::Tenant& tenant, const std::string& id) {
    return must(read([&](const Reader& r) { return r.integrations().xml_of(scope_of(tenant), "qualys", id); }));
  }
};

TEST_F(IntegrationContract, TheLastStatusOfEachPlaybookAndABoundedHistory) {
  EXPECT_TRUE(record(a_, status_of("SNow", "bulk", "error", 1)));
  EXPECT_FALSE(record(a_, status_of("SNow", "bulk", "success", 2)));
  EXPECT_TRUE(record(a_, status_of("SNow", "delta", "disabled", 3)));
  EXPECT_TRUE(record(a_, status_of("", "", "", 4))) << "clients send null for anything";
  EXPECT_TRUE(record(b_, status_of("SNow", "bulk", "error", 5)));
  EXPECT_EQ(statuses(a_), (std::vector{status_of("", "", "", 4), status_of("SNow", "bulk", "success", 2),
                                       status_of("SNow", "delta", "disabled", 3)}));
  record(a_, status_of("SNow", "bulk", "error", 6));
  record(a_, status_of("SNow", "bulk", "success", 7));
  EXPECT_EQ(history(a_, "SNow", "bulk"),
            (std::vector{status_of("SNow", "bulk", "success", 7), status_of("SNow", "bulk", "error", 6),
                         status_of("SNow", "bulk", "success", 2)}));
  EXPECT_EQ(statuses(b_), (std::vector{status_of("SNow", "bulk", "error", 5)}));
}

TEST_F(IntegrationContract, StatusesOfManyAtOnceGetANumberEach) {
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      for (int n = 0; n < 10; ++n) record(a_, status_of("SNow", "bulk", "success"), 100);
    });
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(history(a_, "SNow", "bulk").size(), 40U);
}

TEST_F(IntegrationContract, AReportComesBackByteForByte) {
  const std::string bytes("%PDF-\x00\xff\x80\r\n", 10);
  save(a_, report_of("r1", 1), bytes, "<a>ü</a>");
  EXPECT_EQ(reports(a_), (std::vector{report_of("r1", 1)}));
  EXPECT_EQ(pdf(a_, "r1"), bytes);
  EXPECT_EQ(xml(a_, "r1"), "<a>ü</a>");
  EXPECT_FALSE(pdf(a_, "unknown"));
  EXPECT_FALSE(pdf(b_, "r1"));
  EXPECT_TRUE(reports(b_).empty());
}

TEST_F(IntegrationContract, AReportIsReplacedAndRemovedWithItsFiles) {
  save(a_, report_of("r1", 1), "old", "old");
  save(a_, report_of("r2", 2), "second", "second");
  auto again = report_of("r1", 3);
  again.job_id = "";
  again.status = "error";
  again.pdf = {"n.pdf", "d3", 3};
  save(a_, again, "new", "new");
  EXPECT_EQ(reports(a_), (std::vector{again, report_of("r2", 2)})) << "newest first";
  EXPECT_EQ(pdf(a_, "r1"), "new");
  must(write([&](Tx& tx) { return tx.integrations().remove_report(scope_of(b_), "qualys", "r1"); }));
  EXPECT_EQ(reports(a_).size(), 2U);
  must(write([&](Tx& tx) { return tx.integrations().remove_report(scope_of(a_), "qualys", "r1"); }));
  EXPECT_EQ(reports(a_), (std::vector{report_of("r2", 2)}));
  EXPECT_FALSE(pdf(a_, "r1"));
}

TEST_F(IntegrationContract, JobsBeyondANumberAreForgotten) {
  const auto save_job = [&](const domain::Tenant& tenant, const JobStatus& job) {
    must(write([&](Tx& tx) { return tx.integrations().save_job(scope_of(tenant), job, 2); }));
  };
  const auto jobs = [&](const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.integrations().jobs(scope_of(tenant)); }));
  };
  save_job(b_, {"j0", "done", "", at(0)});
  save_job(a_, {"j1", "running", "", at(1)});
  save_job(a_, {"j2", "done", "m", at(2)});
  save_job(a_, {"j1", "done", "", at(3)});
  EXPECT_EQ(jobs(a_), (std::vector<JobStatus>{{"j1", "done", "", at(3)}, {"j2", "done", "m", at(2)}}));
  save_job(a_, {"j3", "done", "", at(3)});
  EXPECT_EQ(jobs(a_), (std::vector<JobStatus>{{"j3", "done", "", at(3)}, {"j1", "done", "", at(3)}}));
  EXPECT_EQ(jobs(b_).size(), 1U);
}

TEST_F(IntegrationContract, ScannersAreReplacedByScanType) {
  ScannerInventory one{"tenable", R"([{"scannerId":"1"}])", "\"all\"", "[]", true, at(1), at(2)};
  const auto save_scanners = [&] {
    must(write([&](Tx& tx) { return tx.integrations().save_scanner_inventory(scope_of(a_), one); }));
  };
  const auto scanners = [&](const domain::Tenant& tenant) {
    return must(read([&](const Reader& r) { return r.integrations().scanner_inventories(scope_of(tenant)); }));
  };
  save_scanners();
  EXPECT_EQ(scanners(a_), std::vector{one});
  one.sync_scanners.reset();
  one.sites = "[1]";
  save_scanners();
  EXPECT_EQ(scanners(a_), std::vector{one});
  EXPECT_TRUE(scanners(b_).empty());
}

}  // namespace guardian::storage
