// Made by `npm run types` from the operations of the server; not edited by hand.

export interface paths {
    device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one device
         * @description Every member that is known of one device, without an envelope. Members without a value are `null` or empty, except `MAC`, which is left out. An empty `deviceid` gives `{}`, as older clients test their connection that way.
         */
        get: operations["getDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device/ip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get devices by IP address
         * @description Every device that was last seen with this address, the most recently active first: several may share one. Each has the members of `device`.
         */
        get: operations["getDeviceIp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List devices
         * @description The tenant's devices, ordered by MAC, page by page. Ask for the next `offset` until a page holds fewer than `pagelength`: `total` is the number of devices in this page. With `detail=true` each device has about 70 more members. A page longer than 1000 is sent as it is read.
         */
        get: operations["getDeviceList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tag devices
         * @description Puts tags on up to 1000 devices. `tag` adds one tag (edition of 2022); `tags` replaces all tags of the devices by these, and `[]` takes them all off (edition of 2021). One of the two is required. Ids that the tenant does not have are passed over; when it has none of them, the answer is 404. Tags that do not exist yet are made.
         */
        put: operations["putDeviceUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "device/bulkUpdate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take what other systems know about devices
         * @description Up to 1,000 elements, all or none. The key of an element (MAC address, device id, IMEI, IP address or serial number, by source) finds the device, or makes a new one. What an element does not tell stays as it is; what it tells replaces what was there. `updatedDeviceNum` counts the devices named. With `updateSource=customAttribute` each element sets one value of a custom attribute, and elements that cannot be set are told in `errorCases` while the others hold.
         */
        put: operations["putDeviceBulkUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "profile/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List profiles with category and vertical
         * @description The whole catalogue of device profiles, not only those the tenant has seen: the same answer for every tenant, about 400 KB. It changes with a new version of the server alone.
         */
        get: operations["getProfileMapping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tag/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description The tags of the tenant (`source=tenant`), whether devices carry them or not, or those predefined for everyone (`source=predefined`), ordered by `tagId`. `totalTags` counts all of them, whatever the page.
         */
        get: operations["getTagList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    tag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tag devices
         * @description Gives a tag to up to 50 devices beside those they have; a tag that does not exist yet is made. Ids that the tenant does not have are passed over; when it has none of them, the answer is 404.
         */
        post: operations["postTag"];
        /**
         * Take a tag off devices
         * @description Takes a tag off up to 50 devices. A device without the tag, or a tag nobody knows, is fine: the same call may be sent again. The tag itself stays in `tag/list`. Ids that the tenant does not have are passed over; when it has none of them, the answer is 404.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "policy/recommendation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List policy recommendations
         * @description Recommendations for firewall rules, ordered by `id`; `total` counts all that the filter finds. Without paging one call brings everything up to 10000. They come into the server by `iot-guardian import policies`.
         */
        get: operations["getPolicyRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    alert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one alert
         * @description The alert of one ticket, in a list of one. The reference API serves this without documenting it.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts
         * @description A page of alerts, newest first. Without `resolved` both open and resolved alerts are listed. `total` counts all matches, not only those of this page; `deviceTags` holds the tags of the devices in it. The tie of equal sort keys is broken by date, then id, so pages neither overlap nor leave gaps.
         */
        get: operations["getAlertList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Resolve an alert
         * @description Resolves the alert and notes who did so and why in its `reason_history`. Resolving it again is fine; with the same reason it changes nothing. The device's numbers of open alerts follow at once.
         */
        put: operations["putAlertUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alertVuln/capability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List kinds of alerts and vulnerabilities
         * @description The kinds of alerts (name and type) and the vulnerabilities this tenant has seen, each with what its latest item says of it; the reference API lists all that it could detect. With `all` alerts come first.
         */
        get: operations["getAlertVulnCapability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    vulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one vulnerability instance
         * @description The instance of one ticket, in a list of one, also when it was addressed. The reference API serves this without documenting it.
         */
        get: operations["getVulnerability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vulnerability/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vulnerabilities
         * @description Open vulnerabilities, in one of two shapes. By vulnerability (default) each name comes once, by name, with the devices that have it, and `total` counts all names. With `groupby=device` each instance comes by itself, oldest detection first, and `total` counts this page. Mitigated and ignored instances are left out.
         */
        get: operations["getVulnerabilityList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vulnerability/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mitigate or ignore vulnerability instances
         * @description Marks instances as addressed and rates their devices anew. The answer has one element for each known ticket, in the order of the call; unknown tickets are passed over. The score follows a rule of this product: the weight of the worst open alert or vulnerability, and 2 for each further one. `newAnomalyMap` is all zero.
         */
        put: operations["putVulnerabilityUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    thirdPartyScan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take over a third-party scan
         * @description Makes or refreshes a confirmed vulnerability instance for each CVE of each known device, with the severity its CVSS score stands for. Devices that are not in the inventory are passed over. What was mitigated and is found again is open again; what was ignored stays so. At most 1000 CVEs a call.
         */
        put: operations["putThirdPartyScan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of the filter language
         * @description What the parameter `filter` of a list can ask: each field with its type, its operators and an example that is a whole filter. A form that builds filters needs nothing else. Not part of the reference API.
         */
        get: operations["getFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    filters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved filters
         * @description Selections of devices under a name, ordered by name. The mappings of custom attributes refer to them by `filterId`. They come into the server by `iot-guardian import filters`, in this shape.
         */
        get: operations["getFilters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    customAttributes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List custom attributes
         * @description The attributes that every tenant has, then its own by name, with the mappings that give devices their values. A device shows the value set on it by `device/bulkUpdate`, else that of the first mapping whose filter selects it, else the default.
         */
        get: operations["getCustomAttributes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    customAttribute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a custom attribute
         * @description What the body leaves out stays; an empty `valueFilterMapping` takes all mappings away. The attributes of the system can be given mappings and a default too, of the values they may have.
         */
        put: operations["putCustomAttribute"];
        /**
         * Create a custom attribute
         * @description A fact about devices that the tenant names itself. A tenant may have 200.
         */
        post: operations["postCustomAttribute"];
        /**
         * Delete a custom attribute
         * @description With all values of it. Those of the system stay.
         */
        delete: operations["deleteCustomAttribute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    site: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sites
         * @description The sites of the tenant by name, all in one answer, each with the subnets and network segments that lie there. Filters are exact and case-sensitive and hold together; no match gives 200 with an empty list. Users limited to sites see those alone. Sites that imported devices have named are there too.
         */
        get: operations["getSite"];
        /**
         * Update sites
         * @description Changes sites by their name; members that are absent stay as they are. Takes an array or a single object. All of it happens, or nothing.
         */
        put: operations["putSite"];
        /**
         * Create sites
         * @description Makes up to 500 sites, or none when one cannot be made. A name that exists gives 409. A prefix or segment may be named once in a call, because it lies at one site; together at most 2000 may be named. Only callers who are not limited to sites may make any.
         */
        post: operations["postSite"];
        /**
         * Delete a site
         * @description Deletes one site by its name. A site where devices, subnets or network segments still lie is kept (409, with their numbers): nothing is moved silently. The default site cannot be deleted.
         */
        delete: operations["deleteSite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    networkSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List network segments
         * @description A page of the segments by number. `api` reads `createNetworkSegment` here too, as the reference API says it. Users limited to sites see the segments of those alone.
         */
        get: operations["getNetworkSegment"];
        /**
         * Update network segments
         * @description Changes segments by number; members that are absent stay as they are. A firewall that stays keeps its date. All of it happens, or nothing.
         */
        put: operations["putNetworkSegment"];
        /**
         * Create network segments
         * @description Makes up to 100 segments, or none when one cannot be made, and answers their numbers in the same order. A name that exists gives 409; an unknown site, or a `siteid` that is not the site named, 400. Without a site the segment lies at the default site.
         */
        post: operations["postNetworkSegment"];
        /**
         * Delete network segments
         * @description Deletes up to 100 segments. When one of them does not exist, none is deleted (404). Their numbers are not given again.
         */
        delete: operations["deleteNetworkSegment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    subnet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subnets
         * @description A page of the subnets in the order of their tree: by address, a network before what lies in it, IPv4 before IPv6. Without filters it is the uppermost level, with `parent` the level below that network; `flat=true` gives every level. `stime`, `prefix`, `name`, `siteid` and `description` look through all levels; they are exact and case-sensitive and hold together. No match gives 200 with an empty list. Users limited to sites see the subnets of those, and no shared blocks.
         */
        get: operations["getSubnet"];
        /**
         * Update subnets
         * @description Changes subnets by their prefix; members that are absent stay as they are. All of it happens, or nothing.
         */
        put: operations["putSubnet"];
        /**
         * Create subnets
         * @description Makes up to 1000 subnets, or none when one cannot be made. A prefix is unique in the tenant; one that exists gives 409. An unknown site or parent gives 400.
         */
        post: operations["postSubnet"];
        /**
         * Delete subnets
         * @description Deletes up to 10 subnets and tells which of them there were; what lay in a deleted subnet goes to its parent. When none of them exists the answer is 404.
         */
        delete: operations["deleteSubnet"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "subnet/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Transfer a subnet to a shared IP block
         * @description Says that several sites use the range, each for itself: the subnet lies at no site any more (`siteid` empty, `shared_block` true) and remembers where it lay. Twice is the same as once. Only callers who are not limited to sites may do this.
         */
        put: operations["putSubnetTransfer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "subnet/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Revert a shared IP block to an unshared one
         * @description Takes back what subnet/transfer did: the subnet lies where it lay before, or at the default site when that one is gone or there was none. Twice is the same as once.
         */
        put: operations["putSubnetRevert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "network/subnetBulkUpdate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update subnets from an address management system
         * @description Makes the subnets that are new and changes those that differ, in the order of the list, or none of them. Without `dataOverwrite` only empty members of an existing subnet are filled; without `siteOverwrite` a subnet that lies at a site stays there. Sites are made by name. What is as it was keeps its time of update. At most 1000 subnets in a call.
         */
        put: operations["putNetworkSubnetBulkUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "network/ndNodeGraphBulkUpdate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload nodes and their neighbours
         * @description Takes what network discovery found out about switches and routers and who stands next to them, as a JSON document in the field `file`. It replaces what was told of each node before. A device of the inventory that is one of the nodes (by MAC, or by an IP address that it alone has) gets the node's description where it has none; unknown nodes and neighbours are kept and make no device. `customerid` may be left out.
         */
        put: operations["putNetworkNdNodeGraphBulkUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "network/ndNodeL2L3BulkUpdate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload interfaces, VLANs and subnets of nodes
         * @description Takes the interfaces, VLANs, subnets and gateways of switches and routers, as a JSON document in the field `file`. It replaces what was told of each node before. A device of the inventory that is one of the nodes gets the subnet it stands in and, where `is_network_device` or `is_panw_firewall` says so, the vertical `Network Devices`, each where it has none. Unknown nodes make no device. `customerid` may be left out.
         */
        put: operations["putNetworkNdNodeL2L3BulkUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "network/ndNodeEndpointBulkUpdate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload where devices are plugged in
         * @description Takes which endpoint stands at which port of which switch, as a JSON document in the field `file`. The latest upload wins. A device of the inventory gets its switch, port and IP address from it; what is left out or empty stays as it is. Unknown endpoints are kept and make no device. `customerid` may be left out.
         */
        put: operations["putNetworkNdNodeEndpointBulkUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "network/securityRules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload firewall rules
         * @description Keeps a copy of the rules of one device group, each as it is. A rule is known by its device group and its `uuid`; one that is there already is replaced. `updatedSecurityRulesNum` counts rules that were there and differ now, `upsertedSecurityRulesNum` those and the new ones; a rule that is the same counts in neither. Rules that are not named stay: see `network/purgeRules`.
         */
        put: operations["putNetworkSecurityRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "network/purgeRules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove firewall rules that are no longer there
         * @description Removes every uploaded rule, of every device group, whose `uuid` is not in `whiteList`. The list must be given; an empty one removes all rules.
         */
        delete: operations["deleteNetworkPurgeRules"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "xsoar/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List integrations that work
         * @description The integrations of which a playbook's last `xsoar/status` was `success`, sorted. `max_integrations` is how many the tenant may report about; it is a bound of storage, not of a licence.
         */
        get: operations["getXsoarIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "xsoar/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report how a playbook fared
         * @description Keeps the last status of each playbook of an integration, and the 20 before it. The four required members must be there; any value may be null, which is kept as unknown. `timestamp` is in seconds, or in milliseconds above 1e11. At most 100 integrations with 50 playbooks each.
         */
        post: operations["postXsoarStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "xsoar/device/reportUpload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a scanner's report
         * @description Keeps a vulnerability scanner's report, as PDF and as XML, under its scan type and id; one that is there already is replaced. The newest 100 reports of the tenant, at most 256 MiB of them, are kept. File names are told again and never used as paths.
         */
        post: operations["postXsoarDeviceReportUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "xsoar/profile/aclSync/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what became of a job
         * @description Keeps the last status of a job. The newest 1000 jobs of the tenant are kept.
         */
        post: operations["postXsoarProfileAclSyncStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "xsoar/device/scanDetails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report scanners, profiles and sites
         * @description Keeps which scanners, scan profiles and sites there are to choose from, for each of at most 20 scan types; the latest replaces the earlier. `profileList` may be an array or text. `timestamp` is in seconds, or in milliseconds above 1e11.
         */
        post: operations["postXsoarDeviceScanDetails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "xsoar/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is it there
         * @description Answers a valid key, and does nothing else.
         */
        get: operations["getXsoarHeartbeat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what changes
         * @description What was created, changed and deleted, in the order of commits: nothing is told twice, nothing is missed. Begin without `since` for everything that is there, or with `now` for nothing of it; then ask again with `next`, at once while `more` is true, later when it is false. An object that changed several times since is told once, as it is now. See docs/deltas.md.
         */
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "export/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export devices
         * @description Every device that a filter finds, as `device/list` with `detail=true` shows it. In the order of ids, by default, each device that stays comes exactly once, whatever others write meanwhile; in another order one that moves may come twice or not at all. One request, outside the limits of pages, in constant memory. `ndjson` has an item a line; a line `{"_resume":{"count":..,"cursor":..}}` every so often (whoever lost the connection behind it goes on with that cursor), and at the end `{"_end":{"count":..,"cursor":..}}`, whose cursor is where GET changes goes on. A stream that breaks has no end: no `_end`, and for CSV and JSON no last chunk. See docs/export.md.
         */
        get: operations["getExportDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "export/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export alerts
         * @description Every alert that a filter finds, resolved ones too, by date. One request, outside the limits of pages, in constant memory. `ndjson` has an item a line; a line `{"_resume":{"count":..,"cursor":..}}` every so often (whoever lost the connection behind it goes on with that cursor), and at the end `{"_end":{"count":..,"cursor":..}}`, whose cursor is where GET changes goes on. A stream that breaks has no end: no `_end`, and for CSV and JSON no last chunk. See docs/export.md.
         */
        get: operations["getExportAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "export/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export vulnerability instances
         * @description Every vulnerability instance that a filter finds, resolved ones too, by the time it was detected. One request, outside the limits of pages, in constant memory. `ndjson` has an item a line; a line `{"_resume":{"count":..,"cursor":..}}` every so often (whoever lost the connection behind it goes on with that cursor), and at the end `{"_end":{"count":..,"cursor":..}}`, whose cursor is where GET changes goes on. A stream that breaks has no end: no `_end`, and for CSV and JSON no last chunk. See docs/export.md.
         */
        get: operations["getExportVulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Those of the tenant, oldest first, at most 20. Webhooks are for callers who are limited to no site; owners and administrators change them. Who may only read is not shown what stands behind the host of a URL.
         */
        get: operations["getWebhookList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a webhook
         * @description What the body leaves out stays as it is. Enabling one that was switched off forgets its failures; what happened in between was not noted for it.
         */
        put: operations["putWebhook"];
        /**
         * Create a webhook
         * @description Events are sent to its URL as they happen, signed by [Standard Webhooks](https://www.standardwebhooks.com/). The answer holds the signing secret, once. Make it with `enabled` false to give the receiver its secret before the first event.
         */
        post: operations["postWebhook"];
        /**
         * Delete a webhook
         * @description With its deliveries, also those still to be sent.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a webhook's secret
         * @description Gives a new secret, once. The one before goes on to sign beside it for the overlap, so that the receiver can be changed in peace; one older than that is over at once.
         */
        post: operations["postWebhookRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Queues a `webhook.test`, whatever the webhook subscribes to. How it went is in `webhook/deliveries`.
         */
        post: operations["postWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries of a webhook
         * @description What was sent and what is to be sent, newest first; kept for 30 days. Of answers only status and time are kept.
         */
        get: operations["getWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send deliveries again
         * @description One delivery that is over, by `deliveryId`, or every dead one of the webhook. It keeps its `webhook-id` and is tried for another 24 hours.
         */
        post: operations["postWebhookReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "key/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the calling key is and may do
         * @description Tells the holder of a key, or of one of its tokens, everything that decides over it, and no secret. Not part of the reference API.
         */
        get: operations["getKeyVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A device in its short form. */
        DeviceSummary: {
            /** @description The device's name in this API: its MAC in lower case with colons, or its IP when it has a static one. */
            deviceid: string;
            /** @description The device id when none is known. */
            hostname: string;
            category: string;
            /** @description What the device is, in the words of `profile/mapping`. */
            profile: string;
            /** @description `IoT` or `Non_IoT`. */
            profile_type: string;
            /** @description The trade the profile belongs to: Medical, Industrial, Office and so on. */
            profile_vertical: string;
            ip_address: string;
            /** @description The MAC; the device id when none is known. */
            mac_address: string;
            /** @description 0 to 100. */
            risk_score: number;
            /** @description `Low`, `Medium`, `High` or `Critical`. */
            risk_level: string;
            /**
             * Format: date-time
             * @description When the device was last seen; `stime` compares with it.
             */
            last_activity: string;
            /** @description How sure the profile is, 0 to 100. */
            confidence_score: number;
            /** @description The ids of the device's tags. */
            tagIdList: string[];
            /** @description The device's tags. */
            allTags: components["schemas"]["DeviceTag"][];
        };
        /** @description A device of `device/list` with `detail=true`. */
        DeviceDetail: {
            /** @description The device's name in this API: its MAC in lower case with colons, or its IP when it has a static one. */
            deviceid: string;
            /** @description The device id when none is known. */
            hostname: string;
            category: string;
            /** @description What the device is, in the words of `profile/mapping`. */
            profile: string;
            /** @description `IoT` or `Non_IoT`. */
            profile_type: string;
            /** @description The trade the profile belongs to: Medical, Industrial, Office and so on. */
            profile_vertical: string;
            ip_address: string;
            /** @description The MAC; the device id when none is known. */
            mac_address: string;
            /** @description 0 to 100. */
            risk_score: number;
            /** @description `Low`, `Medium`, `High` or `Critical`. */
            risk_level: string;
            /**
             * Format: date-time
             * @description When the device was last seen; `stime` compares with it.
             */
            last_activity: string;
            /** @description How sure the profile is, 0 to 100. */
            confidence_score: number;
            /** @description The ids of the device's tags. */
            tagIdList: string[];
            /** @description The device's tags. */
            allTags: components["schemas"]["DeviceTag"][];
            /** @description Absent when the device has none. */
            MAC?: string;
            number_of_critical_alerts: number;
            number_of_warning_alerts: number;
            number_of_caution_alerts: number;
            number_of_info_alerts: number;
            /**
             * Format: date-time
             * @description When the device was first seen.
             */
            first_seen_date: string;
            site_name: string | null;
            siteid: string | null;
            subnet: string | null;
            /** @description A number as text. */
            vlan: string | null;
            vendor: string | null;
            model: string | null;
            description: string | null;
            long_description: string;
            location: string | null;
            department: string | null;
            asset_tag: string | null;
            /** @description The family of the operating system. */
            os_group: string | null;
            /** @description Operating system and version in one. */
            os_combined: string | null;
            "os/firmware_version": string | null;
            Serial_Number: string | null;
            DHCP: string | null;
            SMB: string | null;
            AET: string | null;
            NetworkLocation: string | null;
            is_server: string | null;
            in_use: string;
            /** @description `wired` or `wireless`. */
            wire_or_wireless: string | null;
            /** @description `protected` or `not_protected`. */
            endpoint_protection: string | null;
            endpoint_protection_vendor: string | null;
            /** @description Comma separated. */
            services: string | null;
            /** @description Comma separated. */
            Applications: string;
            Switch_Name: string | null;
            Switch_IP: string | null;
            Switch_Port: string | null;
            Access_Point_Name: string | null;
            Access_Point_IP: string | null;
            SSID: string | null;
            Authentication_Method: string | null;
            Encryption_Cipher: string | null;
            EAP_Method: string | null;
            WIFI_Auth_Status: string | null;
            WIFI_Auth_Timestamp: string | null;
            NAC_profile: string | null;
            NAC_profile_source: string | null;
            NAC_Auth_Info: string | null;
            NAC_Auth_State: string | null;
            AD_Domain: string | null;
            AD_Username: string | null;
            CMMS_Category: string | null;
            CMMS_Source: string | null;
            CMMS_State: string | null;
            /** @description `Monitored`, or `Discovered` when nothing watches its traffic. */
            Source: string | null;
            /** @description Where the entry came from; another member than `Source`. */
            source: string;
            External_Inventory_Sync_Field: string | null;
            "Synced_With_Third-Party": string | null;
            "Time_Synced_With_Third-Party": string | null;
            parent_mac: string | null;
            display_tags: unknown;
            /** @description Present when it is known. */
            trafficRestricted?: boolean;
            /** @description Custom attributes by their internal names. */
            attr: Record<string, never>;
            /** @description Present only when it is a number. */
            zone?: number;
            producer: string | null;
            OS_Support: string | null;
            OS_End_of_Support: string | null;
            Tags: string;
            internet_access?: string | null;
            Status?: string | null;
            PHI?: string | null;
            Has_Children?: string | null;
            childrenDeviceids?: unknown;
            Network_Segments?: string | null;
            config_source?: string | null;
            dnac_location?: string | null;
            os_ver?: string | null;
            firmwareVer?: string | null;
            confidence_score_status?: string | null;
            /** @description What the confidence rests on. */
            confidence_score_factors?: Record<string, never> | null;
            /** @description One object a custom attribute, with its name and value. */
            customAttributes?: unknown[];
            Tag?: unknown[];
            iccid?: string | null;
            display_meid?: string | null;
            display_ssid?: string | null;
            Case_Studies?: unknown;
            Images?: unknown;
            "Total_Scan_Time(min)"?: string;
            cmms_end_of_service?: unknown;
            cmms_end_of_life?: unknown;
            cmms_mission_critical?: unknown;
            cmms_warranty_date?: unknown;
            cmms_device_purchase_price?: unknown;
            cmms_device_replacement_cost?: unknown;
            cmms_equipment_number?: unknown;
            cmms_id?: unknown;
            cmms_owner_id?: unknown;
            cmms_next_service?: unknown;
            cmms_last_service?: unknown;
            cmms_secondary_mac_and_ip_addresses?: unknown;
            mdm_vendor?: unknown;
            mdm_managed?: unknown;
            mdm_supervised?: unknown;
            mdm_device_id?: unknown;
            mdm_lock_status?: unknown;
            mdm_lost_mode_capable?: unknown;
            mdm_model_identifier?: unknown;
            mdm_firmware_version?: unknown;
            SCCM_Model?: string | null;
            SCCM_Domain?: string | null;
            SCCM_Site?: string | null;
            SCCM_Vendor?: string | null;
            SCCM_Serial_Number?: string | null;
            Windows_GUID?: string | null;
            Windows_GUID_Source?: string | null;
            Windows_Installed_Patches?: unknown;
            Windows_Installed_Patches_Source?: string | null;
            Windows_Installed_Software_Version?: unknown;
            Disk_Encryption_Status?: string | null;
            Disk_Encryption_Status_Source?: string | null;
            vlan_name?: string;
            protocol_name?: string;
            radio?: string;
            connectionState?: string;
            wlanId?: string;
            connectedDuration?: string;
            authentication?: string;
            rssi?: string;
            snr?: string;
            apMacAddress?: string;
            apRadioSlotId?: string;
            apModel?: string;
            country?: string;
            BSSID?: string;
            apencryptionCipher?: string;
            bluetoothType?: string;
            bluetoothDeviceType?: string;
            frequency?: string;
            channel?: string;
            isBluetooth?: boolean;
            totalClients?: string;
            hwType?: string;
            fwVersion?: string;
            ipv6Address?: string;
            imsi?: string;
            apn?: string;
            msisdn?: string;
            SessionEvtType?: string;
            sessionStart?: string;
            sessionEnd?: string;
            is_isolated?: unknown;
            operational_status?: string;
            group_name?: string;
            os_build?: string;
        };
        /** @description A device with every member that is known of it. */
        Device: {
            /** @description The device's name in this API: its MAC in lower case with colons, or its IP when it has a static one. */
            deviceid: string;
            /** @description The device id when none is known. */
            hostname: string;
            category: string;
            /** @description What the device is, in the words of `profile/mapping`. */
            profile: string;
            /** @description `IoT` or `Non_IoT`. */
            profile_type: string;
            /** @description The trade the profile belongs to: Medical, Industrial, Office and so on. */
            profile_vertical: string;
            ip_address: string;
            /** @description The MAC; the device id when none is known. */
            mac_address: string;
            /** @description 0 to 100. */
            risk_score: number;
            /** @description `Low`, `Medium`, `High` or `Critical`. */
            risk_level: string;
            /**
             * Format: date-time
             * @description When the device was last seen; `stime` compares with it.
             */
            last_activity: string;
            /** @description How sure the profile is, 0 to 100. */
            confidence_score: number;
            /** @description The ids of the device's tags. */
            tagIdList: string[];
            /** @description The device's tags. */
            allTags: components["schemas"]["DeviceTag"][];
            /** @description Absent when the device has none. */
            MAC?: string;
            number_of_critical_alerts: number;
            number_of_warning_alerts: number;
            number_of_caution_alerts: number;
            number_of_info_alerts: number;
            /**
             * Format: date-time
             * @description When the device was first seen.
             */
            first_seen_date: string;
            site_name: string | null;
            siteid: string | null;
            subnet: string | null;
            /** @description A number as text. */
            vlan: string | null;
            vendor: string | null;
            model: string | null;
            description: string | null;
            long_description: string;
            location: string | null;
            department: string | null;
            asset_tag: string | null;
            /** @description The family of the operating system. */
            os_group: string | null;
            /** @description Operating system and version in one. */
            os_combined: string | null;
            "os/firmware_version": string | null;
            Serial_Number: string | null;
            DHCP: string | null;
            SMB: string | null;
            AET: string | null;
            NetworkLocation: string | null;
            is_server: string | null;
            in_use: string;
            /** @description `wired` or `wireless`. */
            wire_or_wireless: string | null;
            /** @description `protected` or `not_protected`. */
            endpoint_protection: string | null;
            endpoint_protection_vendor: string | null;
            /** @description Comma separated. */
            services: string | null;
            /** @description Comma separated. */
            Applications: string;
            Switch_Name: string | null;
            Switch_IP: string | null;
            Switch_Port: string | null;
            Access_Point_Name: string | null;
            Access_Point_IP: string | null;
            SSID: string | null;
            Authentication_Method: string | null;
            Encryption_Cipher: string | null;
            EAP_Method: string | null;
            WIFI_Auth_Status: string | null;
            WIFI_Auth_Timestamp: string | null;
            NAC_profile: string | null;
            NAC_profile_source: string | null;
            NAC_Auth_Info: string | null;
            NAC_Auth_State: string | null;
            AD_Domain: string | null;
            AD_Username: string | null;
            CMMS_Category: string | null;
            CMMS_Source: string | null;
            CMMS_State: string | null;
            /** @description `Monitored`, or `Discovered` when nothing watches its traffic. */
            Source: string | null;
            /** @description Where the entry came from; another member than `Source`. */
            source: string;
            External_Inventory_Sync_Field: string | null;
            "Synced_With_Third-Party": string | null;
            "Time_Synced_With_Third-Party": string | null;
            parent_mac: string | null;
            display_tags: unknown;
            /** @description Present when it is known. */
            trafficRestricted?: boolean;
            /** @description Custom attributes by their internal names. */
            attr?: Record<string, never>;
            /** @description Present only when it is a number. */
            zone?: number;
            producer?: string | null;
            OS_Support?: string | null;
            Tags: string;
            internet_access: string | null;
            Status: string | null;
            PHI: string | null;
            Has_Children: string | null;
            childrenDeviceids: unknown;
            Network_Segments: string | null;
            config_source: string | null;
            dnac_location: string | null;
            os_ver: string | null;
            os_end_of_support: string | null;
            firmwareVer: string | null;
            confidence_score_status: string | null;
            /** @description What the confidence rests on. */
            confidence_score_factors: Record<string, never> | null;
            /** @description One object a custom attribute, with its name and value. */
            customAttributes: unknown[];
            Tag: unknown[];
            iccid: string | null;
            display_meid: string | null;
            display_ssid: string | null;
            Case_Studies: unknown;
            Images: unknown;
            "Total_Scan_Time(min)": string;
            cmms_end_of_service: unknown;
            cmms_end_of_life: unknown;
            cmms_mission_critical: unknown;
            cmms_warranty_date: unknown;
            cmms_device_purchase_price: unknown;
            cmms_device_replacement_cost: unknown;
            cmms_equipment_number: unknown;
            cmms_id: unknown;
            cmms_owner_id: unknown;
            cmms_next_service: unknown;
            cmms_last_service: unknown;
            cmms_secondary_mac_and_ip_addresses: unknown;
            mdm_vendor: unknown;
            mdm_managed: unknown;
            mdm_supervised: unknown;
            mdm_device_id: unknown;
            mdm_lock_status: unknown;
            mdm_lost_mode_capable: unknown;
            mdm_model_identifier: unknown;
            mdm_firmware_version: unknown;
            SCCM_Model: string | null;
            SCCM_Domain: string | null;
            SCCM_Site: string | null;
            SCCM_Vendor: string | null;
            SCCM_Serial_Number: string | null;
            Windows_GUID: string | null;
            Windows_GUID_Source: string | null;
            Windows_Installed_Patches: unknown;
            Windows_Installed_Patches_Source: string | null;
            Windows_Installed_Software_Version: unknown;
            Disk_Encryption_Status: string | null;
            Disk_Encryption_Status_Source: string | null;
            vlan_name?: string;
            protocol_name?: string;
            radio?: string;
            connectionState?: string;
            wlanId?: string;
            connectedDuration?: string;
            authentication?: string;
            rssi?: string;
            snr?: string;
            apMacAddress?: string;
            apRadioSlotId?: string;
            apModel?: string;
            country?: string;
            BSSID?: string;
            apencryptionCipher?: string;
            bluetoothType?: string;
            bluetoothDeviceType?: string;
            frequency?: string;
            channel?: string;
            isBluetooth?: boolean;
            totalClients?: string;
            hwType?: string;
            fwVersion?: string;
            ipv6Address?: string;
            imsi?: string;
            apn?: string;
            msisdn?: string;
            SessionEvtType?: string;
            sessionStart?: string;
            sessionEnd?: string;
            is_isolated?: unknown;
            operational_status?: string;
            group_name?: string;
            os_build?: string;
        };
        /** @description An alert as it was imported, with its present state. Members beyond these come back as they were imported. */
        Alert: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            date: string;
            /** @description Names the alert for `alert/update`. */
            id: string;
            /** @description The same as `id`. */
            alertid: string;
            zb_ticketid: string;
            deviceid: string;
            /** @enum {string} */
            resolved: "yes" | "no";
            type: string;
            severityNumber: number;
            /** @enum {string} */
            severity: "info" | "low" | "medium" | "high";
            tenantid: string;
            msg: {
                status: string;
            };
            name: string;
            description: string | null;
            hostname: string | null;
            internal_hostname: string | null;
            profile: string | null;
            category: string | null;
            siteid: string | null;
            siteName: string | null;
            serviceLevel: string | null;
            trafficRestricted: boolean | null;
            reason_history: components["schemas"]["HistoryEntry"][] | null;
            reason?: string | null;
            reason_type?: string[] | string | null;
            ticketState?: string | null;
            updateDate?: string | null;
            inspectorid?: string | null;
            display_profile_confidence_level?: string | null;
            primaryDevice?: unknown;
            url?: string | null;
            display_severity?: string | null;
        };
        /** @description What a source tells of one device. A member that is absent, null or empty tells nothing and changes nothing; members of other sources are ignored. */
        BulkDevice: {
            /** @description Sources: none, snmp, sccm, crowdstrike_falcon. Names the device. */
            deviceid?: string | number | boolean | null;
            /** @description Sources: none. Names the device. Becomes `ip_address`. */
            ip?: string | null;
            /**
             * @description Sources: none. Becomes `config_source`.
             * @enum {string|null}
             */
            config_source?: "dnac" | "prime" | null;
            /** @description Sources: none, cisco_wlc, aruba_wlc. Becomes `dnac_location`, `location`. */
            location?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Access_Point_IP`. */
            ap_ip?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Access_Point_Name`. */
            ap_name?: string | number | boolean | null;
            /** @description Sources: none, cisco_wlc, aruba_wlc. Becomes `SSID`. */
            SSID?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Switch_IP`. */
            switchIP?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Switch_IP`. */
            switch_ip?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Switch_Name`. */
            switchName?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Switch_Name`. */
            switch_name?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Switch_Port`. */
            switchPort?: string | number | boolean | null;
            /** @description Sources: none. Becomes `Switch_Port`. */
            switch_if_name?: string | number | boolean | null;
            /** @description Sources: none. Becomes `vlan`. */
            vlan?: string | number | boolean | null;
            /** @description Sources: none. Becomes `vlan_name`. */
            vlan_name?: string | number | boolean | null;
            /** @description Sources: none. Becomes `wire_or_wireless`. wired or wireless, in any case. */
            WireWireless?: string | number | boolean | null;
            /** @description Sources: none. Becomes `protocol_name`. */
            protocol_name?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Names the device. */
            macAddress?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc, cellular. Becomes `ip_address`. */
            ipAddress?: string | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `radio`. */
            radio?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `connectionState`. */
            connectionState?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `wlanId`. */
            wlanId?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `connectedDuration`. */
            connectedDuration?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `authentication`. */
            authentication?: string | number | boolean | null;
            /** @description Sources: cisco_wlc. Becomes `WIFI_Auth_Status`. */
            status?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `Authentication_Method`. */
            authMethod?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `Encryption_Cipher`. */
            encryptionCipher?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `rssi`. */
            rssi?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `snr`. */
            snr?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `Access_Point_Name`. */
            apName?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `Access_Point_IP`. */
            apIPAddress?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `apMacAddress`. */
            apMacAddress?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `apRadioSlotId`. */
            apRadioSlotId?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `apModel`. */
            apModel?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `country`. */
            country?: string | number | boolean | null;
            /** @description Sources: cisco_wlc. Becomes `BSSID`. */
            BSSID?: string | number | boolean | null;
            /** @description Sources: cisco_wlc. Becomes `apencryptionCipher`. */
            apencryptionCipher?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `bluetoothType`. */
            bluetoothType?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `bluetoothDeviceType`. */
            bluetoothDeviceType?: string | number | boolean | null;
            /** @description Sources: cisco_wlc. Becomes `frequency`. */
            frequency?: string | number | boolean | null;
            /** @description Sources: cisco_wlc. Becomes `channel`. */
            channel?: string | number | boolean | null;
            /** @description Sources: cisco_wlc, aruba_wlc. Becomes `isBluetooth`. True or false. */
            isBluetooth?: string | number | boolean | null;
            /** @description Sources: aruba_wlc. Becomes `WIFI_Auth_Status`. */
            authenticationStatus?: string | number | boolean | null;
            /** @description Sources: aruba_wlc. Becomes `totalClients`. */
            totalClients?: string | number | boolean | null;
            /** @description Sources: aruba_wlc. Becomes `hwType`. */
            hwType?: string | number | boolean | null;
            /** @description Sources: aruba_wlc. Becomes `fwVersion`. */
            fwVersion?: string | number | boolean | null;
            /** @description Sources: snmp. Names the device. Becomes `ip_address`. */
            "connect_evtContent.ip"?: string | null;
            /** @description Sources: snmp. Becomes `Switch_Name`. */
            display_switchName?: string | number | boolean | null;
            /** @description Sources: snmp. Becomes `Switch_Port`. */
            display_phyPort?: string | number | boolean | null;
            /** @description Sources: snmp. Becomes `Switch_IP`. */
            display_switchIP?: string | number | boolean | null;
            /** @description Sources: cellular. Names the device. */
            imei?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `ipv`. */
            ipv6Address?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `iccid`. */
            iccid?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `imsi`. */
            imsi?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `apn`. */
            apn?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `msisdn`. */
            msisdn?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `SessionEvtType`. */
            SessionEvtType?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `sessionStart`. */
            sessionStart?: string | number | boolean | null;
            /** @description Sources: cellular. Becomes `sessionEnd`. */
            sessionEnd?: string | number | boolean | null;
            /** @description Sources: sccm. Names the device. Becomes `SCCM_Serial_Number`, `Serial_Number`. */
            serialNumber?: string | number | boolean | null;
            /** @description Sources: sccm, crowdstrike_falcon. Becomes `SCCM_Vendor`, `vendor`. */
            vendor?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `SCCM_Model`. */
            model?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `Disk_Encryption_Status`. */
            diskEncryptionStatus?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `Windows_Installed_Patches`. */
            windowsInstalledPatches?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `Windows_Installed_Software_Version`. */
            windowsInstalledSoftware?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `Windows_GUID`. */
            windowsGUID?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `SCCM_Site`. */
            sccmSite?: string | number | boolean | null;
            /** @description Sources: sccm. Becomes `SCCM_Domain`. */
            sccmDomain?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Names the device. Becomes `Serial_Number`. */
            serial_number?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `is_isolated`. */
            is_isolated?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `operational_status`. */
            operational_status?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `group_name`. */
            group_name?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `os_group`. */
            os_type?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `os_ver`. */
            os_version?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `os_build`. */
            os_build?: string | number | boolean | null;
            /** @description Sources: crowdstrike_falcon. Becomes `hostname`. */
            hostname?: string | number | boolean | null;
            /** @description Source customAttribute: the name of the attribute, which must exist. */
            tagType?: string;
            /** @description Source customAttribute: the value; empty takes the device's own value away, so that rules decide again. */
            tagValue?: string;
        };
        /** @description A kind of alert or vulnerability, described by its latest item. */
        Capability: {
            name: string;
            description: string;
            /** @description Of alerts. */
            type?: string;
            /** @description Of vulnerabilities. */
            impact?: string;
            /** @description Lower case for alerts, capitalised for vulnerabilities; empty when unknown. */
            severity: string;
            /** @description Of vulnerabilities: lower case. */
            display_severity?: string;
            source: string;
        };
        CustomAttribute: {
            customAttributeName: string;
            /** @description Where the value stands in a device: a member of `attr`. */
            fieldName: string;
            customAttributeId: string;
            /** @description Empty: none. */
            defaultValue: string;
            /** @enum {string} */
            docType: "systemCustomAttribute" | "userCustomAttribute";
            /** @description The values an attribute of the system may have; empty for the others. */
            systemAttrValueOptions: string[];
            /** @description Tried in this order; the first filter that fits decides. */
            ruleOrders: {
                customAttributeValue: string;
                filterId: string;
                filter: {
                    filterName: string;
                };
                /** @description `<customAttributeId>,<filterId>` */
                ruleId: string;
            }[];
        };
        /** @description A device by its raw attribute names. `deviceid` and `id` (the same) are always there; the others are the default set, or what is projected. Unknown values are null, or empty. */
        DeviceRecord: {
            deviceid: string;
            id: string;
            /** @description The device's own id; it never changes. */
            _id?: string;
            name?: string;
            MAC?: string | null;
            ip?: string | null;
            category?: string | null;
            profile?: string | null;
            profile_type?: string | null;
            profile_vertical?: string | null;
            display_profile_confidence?: number;
            /** @enum {string} */
            display_profile_confidence_level?: "0_Low" | "70_Medium" | "90_High";
            vendor?: string | null;
            ouiVendor?: string | null;
            ml_risk_score?: number;
            ml_risk_level?: string;
            /** Format: date-time */
            latest_device_time?: string;
            /** Format: date-time */
            last_network_activity?: string;
            /** Format: date-time */
            firstseen?: string;
            siteid?: string | null;
            site_name?: string | null;
            subnets?: string | null;
            segmentId?: string | null;
            display_vlan?: string | null;
            WireWireless?: string | null;
            zone?: number | null;
            display_apps?: string;
            display_protos?: string;
            epp_safety?: string | null;
            source?: string;
            firewall?: unknown[];
            tags?: Record<string, never>;
            /** @description Custom attributes; with a projection only when named. */
            attr?: Record<string, never>;
        };
        /** @description A tag on a device. */
        DeviceTag: {
            tagType: string;
            tagValue: string;
            tagId: string;
        };
        DeviceTags: {
            deviceid: string;
            tagIdList: string[];
            allTags: {
                tagType: string;
                tagValue: string;
                tagId: string;
            }[];
        };
        /** @description Every error. `code` and `msg` are those of the reference API; the others follow RFC 9457. A refusal (401, 403) may have the first two alone. */
        Error: {
            /** @description The HTTP status. */
            code: number;
            /** @description What is wrong, for people. */
            msg?: string;
            /** @description Why a key that proved itself is refused: expired, disabled, and so on. */
            reason?: string;
            /** @description A word for programs where the status is not enough, else `about:blank`. */
            type?: string;
            title?: string;
            status?: number;
            detail?: string;
            /** @description The path that was called. */
            instance?: string;
            request_id?: string;
            statusText?: string;
            jsonSchemaValidation?: boolean;
            /** @description What is wrong with the parameters and the body, all at once (at most 50 each). */
            validations?: {
                query?: components["schemas"]["InputProblem"][];
                body?: components["schemas"]["InputProblem"][];
            };
        };
        /** @description What was done with an item, or the evidence for it. */
        HistoryEntry: {
            action?: string;
            reason?: string | null;
            reason_type?: string | unknown[] | null;
            user_email?: string | null;
            user_name?: string | null;
            timestamp?: string;
        };
        /** @description One thing that is wrong with a request. */
        InputProblem: {
            /** @description `instance.` and the name: `instance.pagelength`, `instance.devicelist[3].deviceid`; `instance` alone is the whole body. */
            property: string;
            messages: string[];
            /** @description What was sent, cut when long. */
            value?: unknown;
        };
        NetworkSegment: {
            _id: string;
            /** @description The number of the segment in its tenant; numbers are never given twice. */
            segmentId: string;
            name: string;
            description: string;
            /** @description The ids of the firewalls that see the segment. */
            firewallsList: string[];
            tenantid: string;
            /** @description "0" is the default site. */
            siteid: string;
            /** @description Whether the site was made together with the segment. */
            siteCreation: boolean;
            /** @description The same firewalls with the time since when they belong to the segment. */
            firewall: {
                /** Format: date-time */
                date: string;
                applianceid: string;
            }[];
        };
        /** @description A recommendation for a rule of a firewall. An empty list means any. */
        PolicyRecommendation: {
            id: string;
            policySetName: string;
            /** @enum {string} */
            geo: "intranet" | "internet";
            /** @enum {string} */
            action: "allow";
            /** Format: date-time */
            lastActivityTime: string | null;
            /** @description The profiles the rule is for. */
            sourceProfiles: string[];
            /** @description Sources by address. */
            sourceIpList: string[];
            /** @description Zones of the sources. */
            sourceZones: string[];
            /** @description Applications. */
            apps: string[];
            /** @description Zones of the destinations. */
            destinationZones: string[];
            /** @description Destinations by profile. */
            destinationProfiles: string[];
            /** @description Destinations by name; external addresses stand here too. */
            destinationFqdnList: string[];
            /** @description Internal destinations by address. */
            destinationIpList: string[];
            /** @description Destinations by category of URL. */
            destinationUrlCategories: string[];
            /** @description Services such as `udp/67`. */
            services: string[];
            /** @description Tags of the rule. */
            tags: string[];
            /** @description Firewalls the rule is for. */
            firewallList: string[];
            /** @description Device groups the rule is for. */
            deviceGroups: string[];
            securityProfiles: {
                /** @enum {string} */
                type: "virus" | "vulnerability" | "spyware" | "url-filtering" | "file-blocking" | "wildfire-analysis";
                name: string;
            }[];
        };
        SavedFilter: {
            filterName: string;
            filterId: string;
            /** Format: date-time */
            createdAt: string;
            /** @description By field of a device; a device must fit all of them. */
            filter: {
                [key: string]: {
                    /** @description Any of them. */
                    terms: (string | number | boolean)[];
                    /** @description How the terms were shown to whoever chose them. */
                    selectedLabels?: unknown[];
                };
            };
        };
        Site: {
            /** @description The internal id of the site. */
            siteid: string;
            /** @description The name of the site; by it the site is changed and deleted. */
            external_id: string;
            description: string;
            location: string;
            /** @description The site group, if any. */
            group: string | null;
            /** @description The prefixes of the subnets that lie at the site, in the order of the tree. */
            subnetsList: string[];
            /** @description The numbers of the network segments of the site. */
            segmentIdsList: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Subnet: {
            /** @description The network in CIDR notation, in its canonical form. */
            prefix: string;
            monitored: boolean;
            static: boolean;
            /** @description `config`, or the integration that brought the subnet. */
            source: string;
            integrationInstanceName: string | null;
            description: string;
            /** @description The narrowest stored network around this one; empty at the top. */
            parent: string;
            name: string;
            /** @enum {string} */
            type: "subnet" | "block";
            /** @description "0" is the default site; empty for a shared block. */
            siteid: string;
            /** @description 0 to 4094, or empty. */
            vlan: string;
            /** @description An IP address, or empty. */
            gateway: string;
            /** @description Whether several sites use the range, each for itself. */
            shared_block: boolean;
        };
        /** @description A tag of the tenant. */
        TagItem: {
            _id: {
                tagId: string;
            };
            /** @description 24 hex digits, or a fixed word for a predefined tag (`PurdueLevel3`). */
            tagId: string;
            tagType: string;
            tagValue: string;
            /**
             * @description `system`: predefined.
             * @enum {string}
             */
            type: "custom" | "system";
            /** Format: date-time */
            createDate: string;
            filters: unknown[];
            tenantid: string;
        };
        /** @description A tag by its name: its value alone, or with its type. One without a type gets the type `zzzNoTagTypeABC`. */
        TagName: string | {
            tagType?: string | null;
            tagValue: string;
        };
        Vulnerability: {
            name: string;
            tenantid: string;
            serviceLevel: string | null;
            /** @description A key is present only when a device belongs to it. */
            data: {
                Confirmed?: components["schemas"]["VulnerabilityGroup"];
                Potential?: components["schemas"]["VulnerabilityGroup"];
            };
            cvssVersion: string | null;
            CVSS: number | null;
            severity: string | null;
            /**
             * Format: date-time
             * @description The latest detection.
             */
            date: string;
            description: string;
            source: string;
        };
        VulnerabilityGroup: {
            /** @description Of the devices, each once; absent with `includeProfileList=no`. */
            profile?: string[];
            /** @description Device ids, or their number with `includeDeviceIdList=no`. */
            device: string[] | number;
            /** @description Instances that were mitigated or ignored; they are not among the devices. */
            addressedInstance: number;
        };
        /** @description One vulnerability of one device, as it was imported or scanned, with its present state. Members beyond these come back as they were imported. */
        VulnerabilityInstance: {
            /**
             * Format: date-time
             * @description The device's last activity.
             */
            date: string;
            zb_ticketid: string;
            deviceid: string;
            vulnerability_name: string;
            /** @description A text under v4.0 and a list of one text under v1, unless the access key says otherwise. */
            detected_date: string | string[];
            /** @enum {string} */
            status: "Confirmed" | "Potential";
            /** @enum {string} */
            ticketState: "new" | "investigation" | "remediation" | "resolved";
            allTags: {
                tagType: string;
                tagValue: string;
                tagId: string;
            }[];
            /** @description The device's host name. */
            name: string;
            ip: string | null;
            profile: string | null;
            profile_vertical: string | null;
            display_profile_category: string | null;
            vendor: string | null;
            model: string | null;
            os: string | null;
            osCombined: string | null;
            asset_tag: string | null;
            sn: string | number | null;
            siteid: string | null;
            siteName: string | null;
            risk_score: number | null;
            risk_level: string | null;
            trafficRestricted: boolean | null;
            display_profile_confidence: number | null;
            display_profile_confidence_level: string | null;
            ticketAssignees: string[] | null;
            reason_history: components["schemas"]["HistoryEntry"][] | null;
            remediate_workorder: string | null;
            remediate_checkbox: string | null;
            remediate_instruction: string | null;
            cvss_score?: number | null;
            severity?: string | null;
            source?: string | null;
            last_detected_date?: string | unknown[] | null;
            updateDate?: string | null;
        };
        Webhook: {
            webhookId: string;
            url: string;
            /** @description Empty: all, also those to come. */
            events: ("alert.created" | "alert.resolved" | "vulnerability.found" | "vulnerability.resolved" | "device.new" | "device.changed" | "device.gone_quiet" | "access_key.created" | "access_key.rotated" | "access_key.revoked" | "access_key.refused_repeatedly")[];
            /** @description A filter over what the events are of: devices, alerts, vulnerabilities; empty: none. */
            filter: string;
            description: string;
            enabled: boolean;
            /**
             * @description Why it is not called: by a person, because its receiver answered 410, because no call succeeded for five days, or because too much waited for it.
             * @enum {string}
             */
            disabledReason: "" | "asked" | "gone" | "failing" | "backlog";
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description Until then the secret before the last rotation signs too.
             */
            previousSecretUntil: string | null;
            /** @description Calls that failed since one succeeded. */
            failures: number;
            /**
             * Format: date-time
             * @description The first of them.
             */
            failingSince: string | null;
        };
        WebhookDelivery: {
            /** @description The header `webhook-id`, the same at every attempt. */
            deliveryId: string;
            /** @description The same for every webhook that is told of the event. */
            eventId: string;
            type: string;
            /**
             * @description `dead`: given up after 24 hours; `webhook/replay` sends it again.
             * @enum {string}
             */
            state: "pending" | "delivered" | "dead";
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null when it is over.
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description Null before the first attempt.
             */
            lastAttemptAt: string | null;
            /** @description Of HTTP; 0: there was no answer. */
            lastStatus: number;
            /** @description Why there was none: `unresolved`, `address_refused`, `unreachable`, `tls`, `timeout`, `protocol`; empty: there was an answer. */
            lastError: string;
            lastDurationMs: number;
        };
    };
    responses: {
        /** @description The answer is the one that `If-None-Match` names; there is no body. */
        NotModified: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The cursor is too old, or the database was restored since: start over without it. `type` is `cursor-gone`. */
        Gone: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter, or a member of the body, is missing or wrong; `validations` names each. Nothing was changed. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, unknown, or past its end: ask for another one. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not for this caller: a wrong or missing key or `customerid` (the answer is the same for all of these), or a key that may only read. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such thing in this tenant. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It stands against what is stored, and nothing was changed; or, for a call with an `Idempotency-Key`: the first call is under way (then with `Retry-After`), or was carried out and its answer is lost (`type` is `answer-lost`). */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The `Idempotency-Key` was used with another request; nothing was changed. */
        KeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description An object that the call names was changed after the answer that `If-Match` names (or is not there, for `*`); nothing was changed. Read it again. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than this operation takes. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is of another kind than this operation takes, or it is compressed. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Over the rate of this operation. Refused calls do not count. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server cannot answer now: it is busy, or its database does not answer. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The device */
        GetDevice200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Device"] | Record<string, never>;
            };
        };
        /** @description The devices with this address */
        GetDeviceIp200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    devices: components["schemas"]["Device"][];
                    /** @description How many there are. */
                    total: number;
                };
            };
        };
        /** @description A page of devices */
        GetDeviceList200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    devices: (components["schemas"]["DeviceDetail"] | components["schemas"]["DeviceSummary"])[];
                    /** @description How many devices this page holds. */
                    total: number;
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description The devices have the tags */
        PutDeviceUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    api: "/pub/v4.0/device/update";
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    code: 1;
                    /** @constant */
                    message: "OK";
                    /** @description How many of the ids the tenant has. */
                    updatedDeviceNum: number;
                };
            };
        };
        /** @description The devices hold what was told */
        PutDeviceBulkUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    api: "device/bulkUpdate";
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    code: 1;
                    /** @constant */
                    message: "OK";
                    /** @description Devices named. Absent for customAttribute. */
                    updatedDeviceNum?: number;
                    /** @description Elements that hold. Only for customAttribute. */
                    updatedAttributesNum?: number;
                    /** @description Only for customAttribute: by device id, what could not be set. */
                    errorCases?: {
                        [key: string]: {
                            tagType: string;
                            tagValue: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
        /** @description A page of devices */
        V2GetDeviceList200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description How many devices there are, whatever the page. */
                    total: number;
                    devices: components["schemas"]["DeviceRecord"][];
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description What has the address */
        V2GetDeviceSearch200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    devices: {
                        hits: {
                            deviceid: string;
                            primaryDevice: boolean;
                            category?: string | null;
                            vendor?: string | null;
                            profile?: string | null;
                            profile_type?: string | null;
                            MAC?: string | null;
                            mac_address?: string;
                            ip_address?: string | null;
                            site_name?: string | null;
                            in_use?: string;
                            /** Format: date-time */
                            first_seen_date?: string;
                            /** Format: date-time */
                            last_activity?: string;
                            attr?: Record<string, never>;
                            number_of_critical_alerts?: number;
                            number_of_warning_alerts?: number;
                            number_of_caution_alerts?: number;
                            number_of_info_alerts?: number;
                            multiInterfaces: {
                                deviceid: string;
                                MAC: string | null;
                                connect_evtContent: Record<string, never>;
                                primaryDeviceid: string;
                                display_profile_type: string | null;
                                display_profileid: string | null;
                                profile_category: string;
                            }[];
                        }[];
                        /** @description How many there are, whatever the page. */
                        total: number;
                    };
                    interfaces: {
                        hits: {
                            deviceid: string;
                            /** @constant */
                            type: "Interface";
                            MAC?: string | null;
                            ip?: string | null;
                            name?: string;
                            vendor?: string | null;
                            ouiVendor?: string | null;
                            osCombined?: string | null;
                            vlan?: string | null;
                            display_vlan_description?: string | null;
                            model?: string | null;
                            profile?: string | null;
                            source?: string;
                            activity_status?: string | null;
                            ml_risk_score?: number;
                            notIncludeInMergeList: boolean;
                            primaryDeviceMac: string | null;
                            primaryDeviceDetail?: Record<string, never>;
                        }[];
                        /** @description How many there are, whatever the page. */
                        total: number;
                    };
                };
            };
        };
        /** @description The attributes */
        V2GetDeviceAttributes200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    total: number;
                    device_attributes: {
                        field_name: string;
                        display_name: string;
                    }[];
                };
            };
        };
        /** @description The catalogue */
        GetProfileMapping200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description How many profiles there are. */
                    count: number;
                    mapping: {
                        profile: string;
                        category: string;
                        /** @enum {string} */
                        vertical: "Medical" | "Industrial" | "Office" | "Facility" | "Consumer IoT" | "Generic IoT" | "Traditional IT" | "Network Devices";
                    }[];
                };
            };
        };
        /** @description A page of tags */
        GetTagList200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "0.3";
                    /** @constant */
                    api: "tagRule";
                    totalTags: number;
                    tags: components["schemas"]["TagItem"][];
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description The devices have the tag */
        PostTag200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    api: "pub/v4.0/tag";
                    /** @constant */
                    updateSuccess: "yes";
                };
            };
        };
        /** @description The devices do not have the tag */
        DeleteTag200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    api: "pub/v4.0/tag";
                    /** @constant */
                    removeSuccess: "yes";
                };
            };
        };
        /** @description A page of recommendations */
        GetPolicyRecommendation200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "/policy/recommendation";
                    total: number;
                    policies: components["schemas"]["PolicyRecommendation"][];
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description OK */
        GetAlert200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    ver: string;
                    api: string;
                    items: components["schemas"]["Alert"][];
                };
            };
        };
        /** @description OK */
        GetAlertList200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    ver: string;
                    api: string;
                    items: components["schemas"]["Alert"][];
                    total: number;
                    deviceTags: {
                        [key: string]: components["schemas"]["DeviceTags"];
                    };
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description OK */
        PutAlertUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    api: string;
                    ver: string;
                };
            };
        };
        /** @description OK */
        GetAlertVulnCapability200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    ver: string;
                    api: string;
                    total: number;
                    list: components["schemas"]["Capability"][];
                };
            };
        };
        /** @description OK */
        GetVulnerability200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    ver: string;
                    api: string;
                    items: components["schemas"]["VulnerabilityInstance"][];
                };
            };
        };
        /** @description OK */
        GetVulnerabilityList200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    ver: string;
                    api: string;
                    total: number;
                    items: {
                        items: components["schemas"]["Vulnerability"][];
                    } | components["schemas"]["VulnerabilityInstance"][];
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description OK */
        PutVulnerabilityUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    api: string;
                    ver: string;
                    updatedVulnerInstanceList: {
                        newLevel: string;
                        newScore: number;
                        newAnomalyMap: {
                            application: number;
                            payload: number;
                            internal: number;
                            external: number;
                            protocol: number;
                        };
                        zb_ticketid: string;
                    }[];
                };
            };
        };
        /** @description OK */
        PutThirdPartyScan200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    ver: string;
                    api: string;
                    message: string;
                    code: number;
                    updatedDeviceNum: number;
                };
            };
        };
        /** @description The fields, in the order in which a form shows them. */
        GetFields200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description Of which list. */
                    type: string;
                    fields: {
                        name: string;
                        /** @enum {string} */
                        type: "text" | "number" | "choice" | "boolean" | "time" | "address";
                        description: string;
                        /** @description `(,)` is a list of values, `..` a range, `*` and `""` known and unknown, `/` a network. */
                        operators: (":" | ":>" | ":>=" | ":<" | ":<=" | ".." | "(,)" | "*" | "/")[];
                        /** @description Of a choice, from the lowest to the highest. */
                        values?: string[];
                        /** @description Of a number. */
                        minimum?: number;
                        /** @description Of a number. */
                        maximum?: number;
                        /** @description A whole filter. */
                        example: string;
                    }[];
                    total: number;
                    /** @description Where a word without a field is looked for. */
                    words: {
                        fields: string;
                        example: string;
                    };
                    /** @description What bounds a filter. */
                    limits: {
                        bytes: number;
                        depth: number;
                        terms: number;
                        wildcards: number;
                        words: number;
                    };
                };
            };
        };
        /** @description All filters of the tenant */
        GetFilters200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    filters: components["schemas"]["SavedFilter"][];
                };
            };
        };
        /** @description The attributes */
        GetCustomAttributes200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    fields: components["schemas"]["CustomAttribute"][];
                };
            };
        };
        /** @description It exists */
        PostCustomAttribute200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    /** @constant */
                    success: "yes";
                };
            };
        };
        /** @description It is changed */
        PutCustomAttribute200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    /** @constant */
                    success: "yes";
                };
            };
        };
        /** @description It has gone */
        DeleteCustomAttribute200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    /** @constant */
                    success: "yes";
                };
            };
        };
        /** @description The sites. */
        GetSite200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "getSite";
                    list: components["schemas"]["Site"][];
                    /** @description The number of sites in the list. */
                    total: number;
                };
            };
        };
        /** @description The sites were made. */
        PostSite201: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v0.3";
                    /** @constant */
                    api: "site";
                    /** @constant */
                    message: "OK";
                    added: number;
                };
            };
        };
        /** @description The sites are as told. */
        PutSite200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "updateSite";
                    /** @constant */
                    message: "OK";
                    updated: number;
                };
            };
        };
        /** @description The site is gone. */
        DeleteSite200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "deleteSite";
                    /** @constant */
                    code: 1;
                    /** @constant */
                    message: "OK";
                };
            };
        };
        /** @description A page of segments. */
        GetNetworkSegment200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "createNetworkSegment";
                    /** @constant */
                    method: "GET";
                    networkSegments: components["schemas"]["NetworkSegment"][];
                    /** @description How many segments match, on all pages. */
                    total: number;
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description The segments were made. */
        PostNetworkSegment201: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "createNetworkSegment";
                    /** @constant */
                    message: "OK";
                    segmentIds: string[];
                };
            };
        };
        /** @description The segments are as told. */
        PutNetworkSegment200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "updateNetworkSegment";
                    /** @constant */
                    message: "OK";
                };
            };
        };
        /** @description The segments are gone. */
        DeleteNetworkSegment200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    method: "DEL";
                    /** @constant */
                    api: "deleteNetworkSegment";
                    /** @constant */
                    message: "OK";
                };
            };
        };
        /** @description A page of subnets. */
        GetSubnet200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                ETag: components["headers"]["ETag"];
                Link: components["headers"]["Link"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "getSubnet";
                    subnets: components["schemas"]["Subnet"][];
                    /** @description How many subnets match, on all pages. */
                    total: number;
                    /** @description Of a full page: what `cursor` takes to go on behind its last item. */
                    next?: string;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    next_expires?: string;
                };
            };
        };
        /** @description The subnets were made. */
        PostSubnet201: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "createSubnet";
                    /** @constant */
                    status: "success";
                    added: number;
                };
            };
        };
        /** @description The subnets are as told. */
        PutSubnet200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "updateSubnet";
                    /** @constant */
                    status: "success";
                    updated: number;
                };
            };
        };
        /** @description The subnets are gone. */
        DeleteSubnet200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "deleteSubnet";
                    /** @constant */
                    status: "success";
                    deletedSubnets: string[];
                };
            };
        };
        /** @description Done. */
        PutSubnetTransfer200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "transferSubnet";
                    /** @constant */
                    status: "success";
                };
            };
        };
        /** @description Done. */
        PutSubnetRevert200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "revertSubnet";
                    /** @constant */
                    status: "success";
                };
            };
        };
        /** @description The subnets are as told. */
        PutNetworkSubnetBulkUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    api: "network/subnetBulkUpdate";
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    code: 1;
                    /** @constant */
                    message: "OK";
                    /** @description How many subnets the call named. */
                    updatedSubnetNum: number;
                    /** @description The same. */
                    numOfUpdatedSubnets: number;
                };
            };
        };
        /** @description The nodes are stored */
        PutNetworkNdNodeGraphBulkUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "/network/ndNodeGraphBulkUpdate";
                    /** @constant */
                    message: "success";
                    /** @description Nodes stored. */
                    updatedNodeGraphs: number;
                };
            };
        };
        /** @description The nodes are stored */
        PutNetworkNdNodeL2L3BulkUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "/network/ndNodeL2L3BulkUpdate";
                    /** @constant */
                    message: "success";
                    /** @description Interfaces stored. */
                    updatedInterface: number;
                    /** @description Different subnets named. */
                    updatedSubnet: number;
                    /** @description Devices of the inventory that are nodes of the upload. */
                    updatedDevice: number;
                };
            };
        };
        /** @description The endpoints are stored */
        PutNetworkNdNodeEndpointBulkUpdate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "/network/ndNodeEndpointBulkUpdate";
                    /** @constant */
                    message: "success";
                    /** @description Endpoints stored. */
                    updatedNodeEndpoints: number;
                };
            };
        };
        /** @description The rules are stored */
        PutNetworkSecurityRules200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "securityRules";
                    /** @constant */
                    message: "OK";
                    /** @constant */
                    code: 1;
                    /** @description Rules that were there and differ now. */
                    updatedSecurityRulesNum: number;
                    /** @description New rules and those that differ now. */
                    upsertedSecurityRulesNum: number;
                };
            };
        };
        /** @description The others are removed */
        DeleteNetworkPurgeRules200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "v4.0";
                    /** @constant */
                    api: "purgeRules";
                    /** @constant */
                    message: "OK";
                    /** @constant */
                    code: 1;
                    /** @description Rules removed. */
                    removedRules: number;
                };
            };
        };
        /** @description The integrations */
        GetXsoarIntegrations200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    active_integrations: string[];
                    max_integrations: number;
                };
            };
        };
        /** @description It is kept */
        PostXsoarStatus200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    received: "yes";
                };
            };
        };
        /** @description It is kept */
        PostXsoarDeviceReportUpload200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    received: "yes";
                    /** @constant */
                    upload: "yes";
                };
            };
        };
        /** @description It is kept */
        PostXsoarProfileAclSyncStatus200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    successCase: "yes";
                };
            };
        };
        /** @description They are kept */
        PostXsoarDeviceScanDetails200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    received: "yes";
                };
            };
        };
        /** @description It is */
        GetXsoarHeartbeat200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: true;
                };
            };
        };
        /** @description The next changes */
        GetChanges200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    changes: {
                        /** @enum {string} */
                        type: "site" | "subnet" | "networkSegment" | "tag" | "customAttribute" | "filter" | "device" | "alert" | "vulnerability" | "policy";
                        /**
                         * @description `created`: it was not there at the cursor. Whoever is limited to sites is told that what left them was deleted.
                         * @enum {string}
                         */
                        op: "created" | "changed" | "deleted";
                        /** @description What the object is known by for ever: a device's own id, an alert's id, a vulnerability instance's ticket, a subnet's prefix. */
                        id: string;
                        /** @description As it is now, as its list shows it (a device with `detail=true`). Absent when it was deleted. */
                        object?: Record<string, never>;
                    }[];
                    /** @description Where to go on. */
                    next: string;
                    /** @description Whether more is waiting already. */
                    more: boolean;
                    /**
                     * Format: date-time
                     * @description How long `next` leads on.
                     */
                    expires: string;
                };
            };
        };
        /** @description The stream */
        GetExportDevices200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
                "application/json": {
                    devices: Record<string, never>[];
                    count: number;
                    /** @description For GET changes. */
                    cursor: string;
                };
            };
        };
        /** @description The stream */
        GetExportAlerts200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
                "application/json": {
                    alerts: Record<string, never>[];
                    count: number;
                    /** @description For GET changes. */
                    cursor: string;
                };
            };
        };
        /** @description The stream */
        GetExportVulnerabilities200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
                "application/json": {
                    vulnerabilities: Record<string, never>[];
                    count: number;
                    /** @description For GET changes. */
                    cursor: string;
                };
            };
        };
        /** @description The webhooks */
        GetWebhookList200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    webhooks: components["schemas"]["Webhook"][];
                    total: number;
                };
            };
        };
        /** @description It exists */
        PostWebhook201: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    webhook: components["schemas"]["Webhook"];
                    /** @description `whsec_` and base64 of 32 bytes, to verify signatures with. It is shown this once. */
                    secret: string;
                };
            };
        };
        /** @description As it is now */
        PutWebhook200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    webhook: components["schemas"]["Webhook"];
                };
            };
        };
        /** @description It is gone */
        DeleteWebhook200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    /** @constant */
                    success: "yes";
                };
            };
        };
        /** @description The new secret */
        PostWebhookRotate200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    webhook: components["schemas"]["Webhook"];
                    /** @description `whsec_` and base64 of 32 bytes, to verify signatures with. It is shown this once. */
                    secret: string;
                };
            };
        };
        /** @description It is queued */
        PostWebhookTest200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    deliveryId: string;
                };
            };
        };
        /** @description A page */
        GetWebhookDeliveries200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    deliveries: components["schemas"]["WebhookDelivery"][];
                    /** @description Of this page. */
                    total: number;
                };
            };
        };
        /** @description How many begin anew */
        PostWebhookReplay200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    ver: "4.0";
                    replayed: number;
                };
            };
        };
        /** @description The key. */
        GetKeyVerify200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description The key ID. */
                    id: string;
                    label: string;
                    /** @enum {string} */
                    status: "active" | "disabled" | "expired" | "revoked";
                    /**
                     * @description Never above the owner's role of this moment.
                     * @enum {string}
                     */
                    access: "read-only" | "read-write";
                    /** @description The tenant. */
                    customerid: string;
                    /** @description Where it may be used from, as CIDRs; empty: anywhere. */
                    networks: string[];
                    /** Format: date-time */
                    expires: string;
                    /**
                     * Format: date-time
                     * @description Earlier than `expires` while a rotated key runs out its overlap.
                     */
                    valid_until: string;
                    /**
                     * @description How that field of a vulnerability is written for this key; default: text on v4.0, a list on v1.
                     * @enum {string}
                     */
                    detected_date: "default" | "text" | "list";
                    rates: {
                        operation: string;
                        /** @description Of the tenant, over all mounts; -1: no limit. */
                        calls_per_minute: number;
                        /** @description In the current minute; -1: no limit. */
                        remaining: number;
                    }[];
                };
            };
        };
        /** @description The token. It is shown this once; `Cache-Control: no-store`. */
        PostOauth2AccessToken200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    access_token: string;
                    /** @description The tenant as it was asked for, else by its name. */
                    scope: string;
                    /** @enum {string} */
                    token_type: "Bearer";
                    /** @description Seconds. */
                    expires_in: number;
                };
            };
        };
        /** @description The OpenAPI document */
        GetOpenapiJson200: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    openapi: "3.1.0";
                    info: Record<string, never>;
                    paths: Record<string, never>;
                    components: Record<string, never>;
                };
            };
        };
    };
    parameters: {
        /**
         * @description The tenant the key belongs to. It is compared exactly.
         * @example acme
         */
        customerid: string;
        /**
         * @description The tenant the key belongs to; the key's own when absent.
         * @example acme
         */
        optionalCustomerid: string;
        /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
        ifNoneMatch: string;
        /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
        cursor: string;
        /**
         * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
         * @example 2026-01-31T08:15:00Z
         */
        updatedAfter: string;
        /**
         * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
         * @example *
         */
        ifMatch: string;
        /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
        idempotencyKey: string;
    };
    requestBodies: {
        PutDeviceUpdate: {
            content: {
                "application/json": {
                    /** @description Device ids, as in `device`. */
                    deviceidlist: string[];
                    tag?: components["schemas"]["TagName"];
                    tags?: components["schemas"]["TagName"][];
                } & (unknown | unknown);
            };
        };
        PutDeviceBulkUpdate: {
            content: {
                "application/json": {
                    devicelist: components["schemas"]["BulkDevice"][];
                };
            };
        };
        PostTag: {
            content: {
                "application/json": {
                    tag: components["schemas"]["TagName"];
                    /** @description Device ids, as in `device`. */
                    deviceidlist: string[];
                };
            };
        };
        DeleteTag: {
            content: {
                "application/json": {
                    tag: components["schemas"]["TagName"];
                    /** @description Device ids, as in `device`. */
                    deviceidlist: string[];
                };
            };
        };
        PutAlertUpdate: {
            content: {
                "application/json": {
                    reason: string;
                    reason_type: ("Issue Mitigated" | "No Action Needed" | "VPN protected connections" | "Trusted remote destination" | "Normal behavior for this device" | "Normal behavior for all devices in the same IoT profile" | "Other")[] | ("Issue Mitigated" | "No Action Needed" | "VPN protected connections" | "Trusted remote destination" | "Normal behavior for this device" | "Normal behavior for all devices in the same IoT profile" | "Other");
                    /** @enum {string} */
                    resolved: "yes";
                };
            };
        };
        PutVulnerabilityUpdate: {
            content: {
                "application/json": {
                    ticketIdList: string[];
                    /** @enum {string} */
                    action: "mitigate" | "ignore";
                    reason: string;
                    full_name: string;
                };
            };
        };
        PutThirdPartyScan: {
            content: {
                "application/json": {
                    device_list: {
                        deviceid: string;
                        cve: {
                            cveId: string;
                            cvssScore?: number | string | null;
                        }[];
                    }[];
                };
            };
        };
        PostCustomAttribute: {
            content: {
                "application/json": {
                    customAttributeName: string;
                    /** @description Tried in this order. Each value and each filter may stand once. */
                    valueFilterMapping?: {
                        /** @description Of `filters`. */
                        filterId: string;
                        customAttributeValue: string;
                    }[];
                    /** @description What devices have that no mapping selects. Empty: nothing. */
                    defaultValue?: string;
                };
            };
        };
        PutCustomAttribute: {
            content: {
                "application/json": {
                    customAttributeId: string;
                    /** @description Tried in this order. Each value and each filter may stand once. */
                    valueFilterMapping?: {
                        /** @description Of `filters`. */
                        filterId: string;
                        customAttributeValue: string;
                    }[];
                    /** @description What devices have that no mapping selects. Empty: nothing. */
                    defaultValue?: string;
                };
            };
        };
        PostSite: {
            content: {
                "application/json": {
                    /** @description The name of the site. */
                    external_id: string;
                    description?: string;
                    location?: string;
                    /** @description A site group. A group that is new begins with this site. */
                    group?: string | null;
                    /** @description The subnets of the site, all of them; host bits are cut off. Unknown ones are made, others come here from where they were. */
                    subnetsList?: string[];
                    /** @description The numbers of the site's network segments, all of them. They must exist. */
                    segmentList?: string[];
                }[];
            };
        };
        PutSite: {
            content: {
                "application/json": {
                    /** @description The name of the site. It says which site is meant and cannot be changed. */
                    external_id: string;
                    description?: string;
                    location?: string;
                    /** @description A site group. It must have a site already; null takes the site out of its group. */
                    group?: string | null;
                    /** @description The subnets of the site, all of them; host bits are cut off. Unknown ones are made, others come here from where they were. What is no longer named goes to the default site. */
                    subnetsList?: string[];
                    /** @description The numbers of the site's network segments, all of them. They must exist. */
                    segmentList?: string[];
                }[];
            };
        };
        PostNetworkSegment: {
            content: {
                "application/json": {
                    /** @description Unique in the tenant. */
                    name: string;
                    description?: string;
                    /** @description The firewalls of the segment, all of them; each once. */
                    firewallsList?: string[];
                    /** @description A site by its name; empty is the default site. */
                    site?: string;
                    /** @description A site by its id. Beside `site` it must be the same site. */
                    siteid?: string;
                    /** @description Makes the site of the name in `site` when there is none. */
                    siteCreation?: boolean;
                }[];
            };
        };
        PutNetworkSegment: {
            content: {
                "application/json": {
                    /** @description Which segment is meant. */
                    segmentId: string;
                    /** @description Unique in the tenant. */
                    name?: string;
                    description?: string;
                    /** @description The firewalls of the segment, all of them; each once. */
                    firewallsList?: string[];
                    /** @description A site by its name; empty is the default site. */
                    site?: string;
                    /** @description A site by its id. Beside `site` it must be the same site. */
                    siteid?: string;
                }[];
            };
        };
        DeleteNetworkSegment: {
            content: {
                "application/json": {
                    /** @description The numbers of the segments. */
                    segmentIdsList: string[];
                };
            };
        };
        PostSubnet: {
            content: {
                "application/json": {
                    /** @description An IPv4 or IPv6 network in CIDR notation. Host bits must be zero; the refusal names the network that was meant. */
                    prefix: string;
                    /** @description Empty, or 0 to 4094 as text or number. */
                    vlan?: string | number;
                    description?: string;
                    name?: string;
                    /** @description Whether devices keep their addresses. New: false. */
                    static?: boolean;
                    /** @description New: true. */
                    monitored?: boolean;
                    /**
                     * @description New: subnet.
                     * @enum {string}
                     */
                    type?: "subnet" | "block";
                    /** @description Empty, or an IP address. */
                    gateway?: string;
                    /** @description A site by its name; empty is the default site. Ends the sharing of a shared block. */
                    site?: string;
                    /** @description Whether several sites use the range, each for itself. True cannot stand beside `site`. */
                    shared_block?: boolean;
                    /** @description A stored network around this one, or one of the same call. It is checked, not stored: the parent shown is always the narrowest network around. */
                    parent?: string;
                }[];
            };
        };
        PutSubnet: {
            content: {
                "application/json": {
                    /** @description An IPv4 or IPv6 network in CIDR notation. Host bits must be zero; the refusal names the network that was meant. */
                    prefix: string;
                    /** @description Empty, or 0 to 4094 as text or number. */
                    vlan?: string | number;
                    description?: string;
                    name?: string;
                    /** @description Whether devices keep their addresses. New: false. */
                    static?: boolean;
                    /** @description New: true. */
                    monitored?: boolean;
                    /**
                     * @description New: subnet.
                     * @enum {string}
                     */
                    type?: "subnet" | "block";
                    /** @description Empty, or an IP address. */
                    gateway?: string;
                    /** @description A site by its name; empty is the default site. Ends the sharing of a shared block. */
                    site?: string;
                    /** @description Whether several sites use the range, each for itself. True cannot stand beside `site`. */
                    shared_block?: boolean;
                    /** @description A stored network around this one, or one of the same call. It is checked, not stored: the parent shown is always the narrowest network around. */
                    parent?: string;
                }[];
            };
        };
        DeleteSubnet: {
            content: {
                "application/json": {
                    /** @description The prefixes. */
                    subnetPrefixList: string[];
                };
            };
        };
        PutNetworkSubnetBulkUpdate: {
            content: {
                "application/json": {
                    /** @description Required unless `overwrite` is there. */
                    dataOverwrite?: boolean;
                    /** @description Required unless `overwrite` is there. */
                    siteOverwrite?: boolean;
                    /** @description Both flags at once, as until 2022. */
                    overwrite?: boolean;
                    /** @description Required, under this name or the next. */
                    subnetList?: {
                        /** @description An IPv4 or IPv6 network in CIDR notation, without host bits. */
                        prefix: string;
                        /** @description A site by its name; it is made when there is none. */
                        site?: string;
                        /** @description Empty, or 0 to 4094 as text or number. */
                        vlan?: string | number;
                        description?: string;
                        name?: string;
                        /** @enum {string} */
                        type?: "subnet" | "block";
                        /** @description Empty, or an IP address. */
                        gateway?: string;
                        /** @description A network around this one, stored or in the same call. */
                        parent?: string;
                        integration_instance_name?: string;
                    }[];
                    /** @description The same. */
                    subnetlist?: {
                        /** @description An IPv4 or IPv6 network in CIDR notation, without host bits. */
                        prefix: string;
                        /** @description A site by its name; it is made when there is none. */
                        site?: string;
                        /** @description Empty, or 0 to 4094 as text or number. */
                        vlan?: string | number;
                        description?: string;
                        name?: string;
                        /** @enum {string} */
                        type?: "subnet" | "block";
                        /** @description Empty, or an IP address. */
                        gateway?: string;
                        /** @description A network around this one, stored or in the same call. */
                        parent?: string;
                        integration_instance_name?: string;
                    }[];
                };
            };
        };
        PutNetworkNdNodeGraphBulkUpdate: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description At most 1000 nodes with 5000 neighbours in all; a node at most 1 MiB. Further members are kept.
                     */
                    file: string;
                };
            };
        };
        PutNetworkNdNodeL2L3BulkUpdate: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description At most 5000 interfaces in all; an element at most 1 MiB. Further members are kept.
                     */
                    file: string;
                };
            };
        };
        PutNetworkNdNodeEndpointBulkUpdate: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description At most 1000 nodes with 2000 endpoints in all.
                     */
                    file: string;
                };
            };
        };
        PutNetworkSecurityRules: {
            content: {
                "application/json": {
                    ruleList: {
                        uuid: string;
                        /** @description Kept as it is given, like every other member of the rule. */
                        name?: string;
                    }[];
                };
            };
        };
        DeleteNetworkPurgeRules: {
            content: {
                "application/json": {
                    /** @description The rules to keep. */
                    whiteList: string[];
                };
            };
        };
        PostXsoarStatus: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    status: "error" | "success" | "disabled" | "license_limit_exceeded" | null;
                    timestamp: number | null;
                    integration_name: string | null;
                    playbook_name: string | null;
                    /** @description The first 4096 bytes are kept. */
                    message?: string | null;
                    /** @description Of assets. */
                    type?: string | null;
                    custom_integration_name?: string | null;
                };
            };
        };
        PostXsoarDeviceReportUpload: {
            content: {
                "multipart/form-data": {
                    reportPDF: string;
                    xml: string;
                };
            };
        };
        PostXsoarProfileAclSyncStatus: {
            content: {
                "application/json": {
                    status: string;
                    /** @description The first 4096 bytes are kept. */
                    message: string;
                };
            };
        };
        PostXsoarDeviceScanDetails: {
            content: {
                "application/json": {
                    scannerList: {
                        ip_address?: string;
                        scannerId?: string;
                        scanner_name?: string;
                    }[];
                    profileList: unknown[] | string;
                    timestamp: number;
                    scanType: string;
                    siteList?: unknown[];
                    syncScanners?: boolean;
                };
            };
        };
        PostWebhook: {
            content: {
                "application/json": {
                    /** @description https, to an address that is not private, unless the operator allows more. */
                    url: string;
                    /** @description Empty: all, also those to come. */
                    events?: ("alert.created" | "alert.resolved" | "vulnerability.found" | "vulnerability.resolved" | "device.new" | "device.changed" | "device.gone_quiet" | "access_key.created" | "access_key.rotated" | "access_key.revoked" | "access_key.refused_repeatedly")[];
                    /** @description docs/filters.md, over what the events are of; not with `access_key.` events. */
                    filter?: string;
                    description?: string;
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        PutWebhook: {
            content: {
                "application/json": {
                    /** @description Of `webhook/list`. */
                    webhookId: string;
                    /** @description https, to an address that is not private, unless the operator allows more. */
                    url?: string;
                    /** @description Empty: all, also those to come. */
                    events?: ("alert.created" | "alert.resolved" | "vulnerability.found" | "vulnerability.resolved" | "device.new" | "device.changed" | "device.gone_quiet" | "access_key.created" | "access_key.rotated" | "access_key.revoked" | "access_key.refused_repeatedly")[];
                    /** @description docs/filters.md, over what the events are of; not with `access_key.` events. */
                    filter?: string;
                    description?: string;
                    enabled?: boolean;
                };
            };
        };
        PostWebhookRotate: {
            content: {
                "application/json": {
                    /** @description Of `webhook/list`. */
                    webhookId: string;
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        PostWebhookTest: {
            content: {
                "application/json": {
                    /** @description Of `webhook/list`. */
                    webhookId: string;
                };
            };
        };
        PostWebhookReplay: {
            content: {
                "application/json": {
                    /** @description Of `webhook/list`. */
                    webhookId: string;
                    deliveryId?: string;
                };
            };
        };
        PostOauth2AccessToken: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    grant_type: "client_credentials";
                    /** @description The key ID, or its 64 hex digits alone. Not together with HTTP Basic. */
                    client_id?: string;
                    /** @description The access key. Not together with HTTP Basic. */
                    client_secret?: string;
                    /** @description `tsg_id:` and the tenant's name or number; absent: the key's tenant. Other words are ignored. */
                    scope?: string;
                };
            };
        };
    };
    headers: {
        /** @description Names this call in the server's log and audit; give it when you ask for help. */
        "X-Request-Id": string;
        /** @description Of a full page that was sent in one piece (at most 1000 items, 100 of alerts and instances): `<...>; rel="next"`, the same call with the cursor of the next page. */
        Link: string;
        /** @description The quota: `"pub";q=60;w=60` is 60 calls in any 60 seconds, per tenant and operation. Absent when there is none. */
        "RateLimit-Policy": string;
        /** @description What is left of it: `"pub";r=59;t=12`, calls and seconds until the next is free again. */
        RateLimit: string;
        /** @description Seconds to wait before the call is made again. */
        "Retry-After": number;
        /** @description Names this answer; the same for the same question until something it tells of changes. */
        ETag: string;
        /** @description `true`: the call was carried out before, and this is its answer of then. */
        "Idempotency-Replayed": "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getDevice: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /**
                 * @description A MAC in any case, or the IP of a device with a static one. Required, unless `deviceip` is given.
                 * @example 00:40:8c:12:34:56
                 */
                deviceid?: string;
                /**
                 * @deprecated
                 * @description The form of clients of 2019: the most recently active device with this address.
                 */
                deviceip?: string;
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetDevice200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant has no such device. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDeviceIp: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /**
                 * @description An IPv4 or IPv6 address. What is no address belongs to no device: 404.
                 * @example 10.20.0.5
                 */
                ip: string;
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetDeviceIp200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description No device of the tenant has this address. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDeviceList: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /**
                 * @description Only devices whose `last_activity` is at or after this time. Also taken: minutes without seconds, no zone (UTC), and `-1` for no limit.
                 * @example 2026-01-01T00:00:00Z
                 */
                stime?: string;
                /** @description How many devices to skip. One beyond the end gives an empty page. */
                offset?: number;
                /** @description At most this many devices. More than 100000 counts as that. */
                pagelength?: number;
                /** @description More members of each device. */
                detail?: boolean;
                sortfield?: "MAC";
                /** @description Devices without a MAC stand last in `desc`, first in `asc`. */
                sortdirection?: "asc" | "desc" | "ascending" | "descending";
                /** @description Only devices whose traffic is, or is not, restricted. */
                trafficRestricted?: "yes" | "no";
                /** @description `yes`: only devices whose traffic is watched. */
                filter_monitored?: "yes" | "no";
                /**
                 * @description Only devices that this filter finds, such as `risk_score:>=70 AND ip:10.0.0.0/8 AND NOT tag:"ward 3"`. `GET fields` lists what can be asked; a wrong filter is answered with the place. Blank counts as none.
                 * @example risk_score:>=70 last_activity:>-7d
                 */
                filter?: string;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetDeviceList200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putDeviceUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutDeviceUpdate"];
        responses: {
            200: components["responses"]["PutDeviceUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant has none of these devices. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putDeviceBulkUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Which system tells; absent: Cisco DNA Center or Cisco Prime. */
                updateSource?: "cisco_wlc" | "aruba_wlc" | "snmp" | "cellular" | "sccm" | "crowdstrike_falcon" | "customAttribute";
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutDeviceBulkUpdate"];
        responses: {
            200: components["responses"]["PutDeviceBulkUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description A device belongs to a site that the caller may not change */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProfileMapping: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetProfileMapping200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTagList: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Whose tags. */
                source: "tenant" | "predefined";
                /** @description Only tags people made, or only predefined ones. */
                type?: "custom" | "system";
                /** @description How many to skip. One beyond the end gives an empty page. */
                offset?: number;
                /** @description At most this many. More than 1000 counts as that. */
                pagelength?: number;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetTagList200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postTag: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostTag"];
        responses: {
            200: components["responses"]["PostTag200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant has none of these devices. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTag: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["DeleteTag"];
        responses: {
            200: components["responses"]["DeleteTag200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant has none of these devices. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPolicyRecommendation: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /**
                 * @description Only those for these profiles, separated by commas. A name that no recommendation has is ignored; with such names alone nothing is found.
                 * @example Axis Network Camera
                 */
                profile?: string;
                /** @description How many to skip. One beyond the end gives an empty page. */
                offset?: number;
                /** @description At most this many. More than 10000 counts as that. */
                pagelength?: number;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetPolicyRecommendation200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAlert: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The ticket, `alert-` and an id. */
                zb_ticketid: string;
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetAlert200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description No alert has this ticket. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAlertList: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The only type there is. */
                type?: "policy_alert";
                /** @description Only resolved, or only open alerts. */
                resolved?: "yes" | "no";
                /** @description Only alerts of that instant or later. */
                stime?: string;
                /** @description Only what was imported or changed at that instant or later. */
                updatedCreatedAfter?: string;
                /**
                 * @description Only alerts that this filter finds, such as `severity:>=medium resolved:false vendor:Axis`; it may ask the alert and its device. `GET fields?type=alerts` lists what can be asked; a wrong filter is answered with the place. Blank counts as none.
                 * @example severity:>=medium date:>-7d
                 */
                filter?: string;
                /** @description What to sort by. */
                sortfield?: "date" | "severityNumber";
                /** @description Also the words `ascending` and `descending`. */
                sortdirection?: "asc" | "desc" | "ascending" | "descending";
                /** @description How many matches to skip. */
                offset?: number;
                /** @description How many items at most; more than 1000 counts as 1000. */
                pagelength?: number;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetAlertList200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putAlertUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The alert's `id` (not its ticket). */
                id: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutAlertUpdate"];
        responses: {
            200: components["responses"]["PutAlertUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description No alert has this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAlertVulnCapability: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Which kinds. */
                type: "alert" | "vulnerability" | "all";
                /** @description How many matches to skip. */
                offset?: number;
                /** @description How many items at most; more than 1000 counts as 1000. */
                pagelength?: number;
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetAlertVulnCapability200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getVulnerability: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The ticket, `vuln-` and an id. */
                zb_ticketid: string;
                /** @description Only tolerated. */
                groupby?: "vulnerability" | "device";
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetVulnerability200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description No instance has this ticket. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getVulnerabilityList: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /**
                 * @description Only instances that this filter finds, such as `severity:>=High status:Confirmed vendor:Axis`; it may ask the instance and its device. A vulnerability is listed with the instances found. `GET fields?type=vulnerabilities` lists what can be asked; a wrong filter is answered with the place. Blank counts as none.
                 * @example severity:>=High detected:>-30d
                 */
                filter?: string;
                /** @description The shape. */
                groupby?: "vulnerability" | "device";
                /** @description Only instances detected at that instant or later; ignored beside `updatedCreatedAfter`. */
                stime?: string;
                /** @description Only what was imported or changed at that instant or later. */
                updatedCreatedAfter?: string;
                /** @description Exactly this vulnerability. */
                name?: string;
                /** @description Only these. */
                status?: "Confirmed" | "Potential";
                /** @description Only these. */
                severity?: "Critical" | "High" | "Medium" | "Low";
                /** @description Only of this device. */
                deviceid?: string;
                /** @description `no`: the number of devices in place of their ids. */
                includeDeviceIdList?: "yes" | "no";
                /** @description `no`: without the profiles of the devices; with `includeDeviceIdList=no` the answer for many devices is several times as fast. */
                includeProfileList?: "yes" | "no";
                /** @description How many matches to skip. */
                offset?: number;
                /** @description How many items at most; more than 1000 counts as 1000. */
                pagelength?: number;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetVulnerabilityList200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putVulnerabilityUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutVulnerabilityUpdate"];
        responses: {
            200: components["responses"]["PutVulnerabilityUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description None of the tickets is known. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putThirdPartyScan: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutThirdPartyScan"];
        responses: {
            200: components["responses"]["PutThirdPartyScan200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description None of the devices is known. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFields: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Of which list. */
                type?: "devices" | "alerts" | "vulnerabilities";
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetFields200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFilters: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetFilters200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomAttributes: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Whose. */
                type?: "user" | "system" | "all";
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetCustomAttributes200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putCustomAttribute: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutCustomAttribute"];
        responses: {
            200: components["responses"]["PutCustomAttribute200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no custom attribute of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postCustomAttribute: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostCustomAttribute"];
        responses: {
            200: components["responses"]["PostCustomAttribute200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The name is taken, or the tenant has 200 attributes */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCustomAttribute: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Of `customAttributes`. */
                customAttributeId: string;
            };
            header?: {
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeleteCustomAttribute200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no custom attribute of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It is an attribute of the system */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSite: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Only these sites: 1 to 1000 ids (`siteid`), separated by commas. */
                site_id_list?: string;
                /** @description Only the site of this name (`external_id`). */
                name?: string;
                /** @description Only sites with exactly this description. */
                description?: string;
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetSite200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSite: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutSite"];
        responses: {
            200: components["responses"]["PutSite200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no site of one of the names. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A subnet exists at a site the caller does not see. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postSite: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostSite"];
        responses: {
            201: components["responses"]["PostSite201"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description A site of this name exists, or a subnet exists at a site the caller does not see. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSite: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The name of the site. */
                external_id: string;
            };
            header?: {
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeleteSite200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no site of this name. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Something still lies there, or it is the default site. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNetworkSegment: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Only segments that changed at this time or later. */
                stime?: string;
                /** @description Most segments in the answer; above 1000 it is 1000. */
                pagelength?: number;
                /** @description Segments to skip. */
                offset?: number;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetNetworkSegment200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putNetworkSegment: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutNetworkSegment"];
        responses: {
            200: components["responses"]["PutNetworkSegment200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description One of the segments does not exist; none was changed. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Another segment has the name. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postNetworkSegment: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostNetworkSegment"];
        responses: {
            201: components["responses"]["PostNetworkSegment201"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description A segment of this name exists. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteNetworkSegment: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["DeleteNetworkSegment"];
        responses: {
            200: components["responses"]["DeleteNetworkSegment200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description One of the segments does not exist; none was deleted. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSubnet: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Only subnets that changed at this time or later. */
                stime?: string;
                /** @description Most subnets in the answer; more than 1000 is refused. */
                pagelength?: number;
                /** @description Subnets to skip. */
                offset?: number;
                /** @description What lies below this network. Not beside `prefix`. */
                parent?: string;
                /** @description This network alone. Not beside `parent`. */
                prefix?: string;
                /** @description Exactly this name. */
                name?: string;
                /** @description The id of a site; `0` is the default site. */
                siteid?: string;
                /** @description Exactly this description. */
                description?: string;
                /** @description Every level in one list. */
                flat?: boolean;
                /** @description The `next` of the page before, with the same filter and order: goes on behind its last item, whatever was written meanwhile. Not beside `offset`. */
                cursor?: components["parameters"]["cursor"];
                /**
                 * @description Only what changed at this time or later. More than 31 days ago: everything. GET changes follows changes exactly.
                 * @example 2026-01-31T08:15:00Z
                 */
                updated_after?: components["parameters"]["updatedAfter"];
            };
            header?: {
                /** @description The `ETag` of an answer the client has: while it holds, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetSubnet200"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSubnet: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutSubnet"];
        responses: {
            200: components["responses"]["PutSubnet200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description One of the subnets does not exist; none was changed. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postSubnet: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostSubnet"];
        responses: {
            201: components["responses"]["PostSubnet201"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description One of the prefixes exists. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSubnet: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["DeleteSubnet"];
        responses: {
            200: components["responses"]["DeleteSubnet200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description None of the subnets exists. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSubnetTransfer: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The prefix of the subnet. */
                ipPrefix: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PutSubnetTransfer200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such subnet. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSubnetRevert: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The prefix of the subnet. */
                ipPrefix: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
                /**
                 * @description The `ETag` of an answer the client has: the change is made only if none of the objects it names was changed after that answer, else 412. `*`: only if they are all there.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PutSubnetRevert200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such subnet. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putNetworkSubnetBulkUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The integration that tells. */
                updateSource: "ipam_infoblox";
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutNetworkSubnetBulkUpdate"];
        responses: {
            200: components["responses"]["PutNetworkSubnetBulkUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putNetworkNdNodeGraphBulkUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to; the key's own when absent.
                 * @example acme
                 */
                customerid?: components["parameters"]["optionalCustomerid"];
                /** @description Who found this out, in the sender's words; kept with it. */
                updateSource: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutNetworkNdNodeGraphBulkUpdate"];
        responses: {
            200: components["responses"]["PutNetworkNdNodeGraphBulkUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant would hold too many of these; `type` tells which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putNetworkNdNodeL2L3BulkUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to; the key's own when absent.
                 * @example acme
                 */
                customerid?: components["parameters"]["optionalCustomerid"];
                /** @description Who found this out, in the sender's words; kept with it. */
                updateSource: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutNetworkNdNodeL2L3BulkUpdate"];
        responses: {
            200: components["responses"]["PutNetworkNdNodeL2L3BulkUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant would hold too many of these; `type` tells which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putNetworkNdNodeEndpointBulkUpdate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to; the key's own when absent.
                 * @example acme
                 */
                customerid?: components["parameters"]["optionalCustomerid"];
                /** @description Who found this out, in the sender's words; kept with it. */
                updateSource: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutNetworkNdNodeEndpointBulkUpdate"];
        responses: {
            200: components["responses"]["PutNetworkNdNodeEndpointBulkUpdate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant would hold too many of these; `type` tells which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putNetworkSecurityRules: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The device group the rules belong to. */
                device_group: string;
                /** @description Who found this out, in the sender's words; kept with it. */
                updateSource: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutNetworkSecurityRules"];
        responses: {
            200: components["responses"]["PutNetworkSecurityRules200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant would hold too many of these; `type` tells which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteNetworkPurgeRules: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["DeleteNetworkPurgeRules"];
        responses: {
            200: components["responses"]["DeleteNetworkPurgeRules200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getXsoarIntegrations: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetXsoarIntegrations200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postXsoarStatus: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostXsoarStatus"];
        responses: {
            200: components["responses"]["PostXsoarStatus200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant would hold too many of these; `type` tells which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postXsoarDeviceReportUpload: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The scanner. */
                scanType: "rapid7" | "qualys" | "tenable";
                /** @description The job of the scan. */
                jobid?: string;
                /** @description The report. */
                reportid: string;
                /** @description Name of the PDF. */
                pdfFileName: string;
                /** @description Name of the XML. */
                xmlFileName: string;
                /** @description How the scan ended. */
                status: string;
                /** @description What there is to say of it; may be empty. */
                message: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostXsoarDeviceReportUpload"];
        responses: {
            200: components["responses"]["PostXsoarDeviceReportUpload200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postXsoarProfileAclSyncStatus: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The job. */
                jobid: string;
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostXsoarProfileAclSyncStatus"];
        responses: {
            200: components["responses"]["PostXsoarProfileAclSyncStatus200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postXsoarDeviceScanDetails: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostXsoarDeviceScanDetails"];
        responses: {
            200: components["responses"]["PostXsoarDeviceScanDetails200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant would hold too many of these; `type` tells which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getXsoarHeartbeat: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetXsoarHeartbeat200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getChanges: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description The `next` of the last answer. Absent: from the beginning. `now`: only what changes from now on. */
                since?: string;
                /**
                 * @description What to tell of, separated by commas: `site`, `subnet`, `networkSegment`, `tag`, `customAttribute`, `filter`, `device`, `alert`, `vulnerability`, `policy`. Absent: all.
                 * @example device,alert
                 */
                types?: string;
                /** @description At most this many changes; above 1000 it is 1000. */
                pagelength?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetChanges200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The cursor is older than what is remembered (30 days), the database was restored since, or the caller's sites have changed: copy everything anew, without `since`. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExportDevices: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                format?: "ndjson" | "csv" | "json";
                /**
                 * @description Only what this filter finds. `GET fields` lists what can be asked.
                 * @example risk_score:>=70
                 */
                filter?: string;
                /**
                 * @description Members of an item, in this order, separated by commas. Absent: all, in CSV the usual ones.
                 * @example deviceid,hostname,risk_score
                 */
                columns?: string;
                sortfield?: "id" | "deviceid" | "MAC" | "ip_address" | "last_activity";
                sortdirection?: "asc" | "desc" | "ascending" | "descending";
                /** @description Goes on behind a `_resume` line of the same question, for 24 hours. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetExportDevices200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The cursor is too old: start over. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExportAlerts: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                format?: "ndjson" | "csv" | "json";
                /**
                 * @description Only what this filter finds. `GET fields` lists what can be asked.
                 * @example resolved:false
                 */
                filter?: string;
                /**
                 * @description Members of an item, in this order, separated by commas. Absent: all, in CSV the usual ones.
                 * @example id,date,name,severity
                 */
                columns?: string;
                sortfield?: "date";
                sortdirection?: "asc" | "desc" | "ascending" | "descending";
                /** @description Goes on behind a `_resume` line of the same question, for 24 hours. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetExportAlerts200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The cursor is too old: start over. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getExportVulnerabilities: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                format?: "ndjson" | "csv" | "json";
                /**
                 * @description Only what this filter finds. `GET fields` lists what can be asked.
                 * @example severity:>=High
                 */
                filter?: string;
                /**
                 * @description Members of an item, in this order, separated by commas. Absent: all, in CSV the usual ones.
                 * @example zb_ticketid,vulnerability_name,deviceid
                 */
                columns?: string;
                sortfield?: "detected_date";
                sortdirection?: "asc" | "ascending";
                /** @description Goes on behind a `_resume` line of the same question, for 24 hours. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetExportVulnerabilities200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The cursor is too old: start over. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhookList: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetWebhookList200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    putWebhook: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PutWebhook"];
        responses: {
            200: components["responses"]["PutWebhook200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no webhook of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWebhook: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostWebhook"];
        responses: {
            201: components["responses"]["PostWebhook201"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description The tenant has 20 webhooks */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Of `webhook/list`. */
                webhookId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeleteWebhook200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no webhook of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWebhookRotate: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostWebhookRotate"];
        responses: {
            200: components["responses"]["PostWebhookRotate200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no webhook of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWebhookTest: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostWebhookTest"];
        responses: {
            200: components["responses"]["PostWebhookTest200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no webhook of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The webhook is not enabled */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhookDeliveries: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
                /** @description Of `webhook/list`. */
                webhookId: string;
                /** @description Only these. */
                state?: "pending" | "delivered" | "dead";
                /** @description How many to leave out. */
                offset?: number;
                /** @description How many at most. */
                pagelength?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetWebhookDeliveries200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no webhook of this id */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    postWebhookReplay: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: {
                /** @description Names this call, so that a repetition within 24 hours changes nothing twice: it gets the first answer again, with `Idempotency-Replayed: true`. Take a new one (a UUID, say) for each new call. */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PostWebhookReplay"];
        responses: {
            200: components["responses"]["PostWebhookReplay200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such webhook, or no such delivery that is over */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
    getKeyVerify: {
        parameters: {
            query: {
                /**
                 * @description The tenant the key belongs to. It is compared exactly.
                 * @example acme
                 */
                customerid: components["parameters"]["customerid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetKeyVerify200"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
        };
    };
}
