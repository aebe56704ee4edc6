#include "domain/devices/device_risk.h"

#include <gtest/gtest.h>

namespace guardian::domain {
namespace {

Device with_alerts(int critical, int warning, int caution, int info) {
  Device device;
  device.critical_alerts = critical;
  device.warning_alerts = warning;
  device.caution_alerts = caution;
  device.info_alerts = info;
  return device;
}

TEST(DeviceRisk, IsTheWorstAndTwoForEachFurther) {
  const OpenInstances critical[] = {{true, "Critical", 1}};
  const OpenInstances mixed[] = {{true, "Medium", 2}, {false, "Critical", 1}};
  const OpenInstances unrated[] = {{true, "", 1}};
  EXPECT_EQ(device_risk(Device(), {}), 0);
  EXPECT_EQ(device_risk(with_alerts(1, 0, 0, 0), {}), 60);
  EXPECT_EQ(device_risk(with_alerts(0, 1, 1, 1), {}), 44);
  EXPECT_EQ(device_risk(Device(), critical), 75);
  EXPECT_EQ(device_risk(with_alerts(0, 0, 0, 3), critical), 81);
  EXPECT_EQ(device_risk(Device(), mixed), 41);  // a potential Critical weighs 37
  EXPECT_EQ(device_risk(Device(), unrated), 35);
}

TEST(DeviceRisk, NeverPassesAHundred) {
  const OpenInstances many[] = {{true, "Low", 9'000'000'000'000}};
  EXPECT_EQ(device_risk(with_alerts(500, 0, 0, 0), many), 100);
}

}  // namespace
}  // namespace guardian::domain
