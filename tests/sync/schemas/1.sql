-- publisher: {"display_name":"Anna ada","email":"ada@shop.example","name":"ada","package":"CDN 100","password":"LbKeeorjpfdFcpQDJPFo","status":"ACTIVE"}
-- publisher: {"display_name":"Anna bob","email":"bob@shop.example","name":"bob","package":"Basic & Co","password":"FysuDpQ9wp2Uxaw3bCKP","status":"SUSPENDED"}
-- publisher: {"display_name":"Zoë 😀 O'Hara","email":"O.Hara+cdn@shop.example","name":"O_Hara_cdn_shop_example","package":"Basic & Co","password":"6uM7RuzvT3DPRrqYbou7","status":"ACTIVE"}
-- publisher: {"display_name":"Other","email":"other@else.example","name":"dan","package":"CDN 100","password":"pw-of-dan","status":"ACTIVE"}
-- publisher: {"display_name":"Anna eve","email":"eve@shop.example","name":"eve","package":"CDN 100","password":"MJwZDvrk9D57Vr5WmEoE","status":"ACTIVE"}
INSERT INTO tbladdons (id, name, packages, billingcycle) VALUES ('900', 'Aflexi CDN', '900,901', 'free');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('900', 'Anna', 'ada', 'ada@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('901', 'Anna', 'bob', 'bob@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('902', 'Zoë 😀', 'O&#039;Hara', 'O.Hara+cdn@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('903', 'Anna', 'pia', 'pia@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('904', 'Anna', 'dan', 'dan@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('905', 'Eric', 'Free', 'eric@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('906', 'Anna', 'eve', 'eve@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('907', 'Anna', 'fay', 'fay@shop.example', 'Active');
INSERT INTO tblclients (id, firstname, lastname, email, status) VALUES ('908', 'Anna', 'gus', 'gus@shop.example', 'Active');
INSERT INTO tblproducts (id, name, paytype, type) VALUES ('900', 'Boost', 'recurring', 'other');
INSERT INTO tblproducts (id, name, paytype, type) VALUES ('901', 'Basic &amp; Co', 'recurring', 'other');
INSERT INTO tblproducts (id, name, paytype, type) VALUES ('902', 'Plain', 'recurring', 'other');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('900', '900', '900', 'ada', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('901', '901', '901', 'bob', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('902', '902', '901', '', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('903', '903', '902', 'pia', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('904', '904', '901', 'dan', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('905', '905', '900', 'eric', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('906', '906', '900', 'eve', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('907', '907', '901', 'fay', 'Active', 'Monthly');
INSERT INTO tblhosting (id, userid, packageid, username, domainstatus, billingcycle) VALUES ('908', '908', '901', 'gus', 'Active', 'Monthly');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('900', '900', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('901', '901', 'Refunded', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('902', '902', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('903', '903', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('904', '904', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('905', '905', 'Unpaid', '0000-00-00 00:00:00', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('906', '906', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('907', '907', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('908', '908', 'Paid', '2026-11-26 19:27:03', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('900', '900', '900', 'Hosting', '900', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('901', '901', '901', 'Hosting', '901', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('902', '902', '902', 'Hosting', '902', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('903', '903', '903', 'Hosting', '903', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('904', '904', '904', 'Hosting', '904', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('905', '905', '905', 'Hosting', '905', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('906', '906', '906', 'Hosting', '906', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('907', '907', '907', 'Hosting', '907', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('908', '908', '908', 'Hosting', '908', '10.00');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('900', '900', '900', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('901', '901', '901', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('902', '902', '902', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('903', '903', '903', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('904', '904', '904', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('905', '906', '906', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('906', '907', '907', '10.00', '0.00', '2026-11-26 19:27:03');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('907', '908', '908', '10.00', '0.00', '2026-11-26 19:27:03');
CREATE TABLE `mod_aflexi_cdn_accounts` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `platform` varchar(32) NOT NULL,
  `operator` varchar(64) NOT NULL,
  `name` varchar(150) NOT NULL,
  `client_id` int(11) NOT NULL,
  `remote_id` varchar(64) DEFAULT NULL,
  `progress` text DEFAULT NULL COMMENT 'how far a create has come',
  `applied_status` varchar(16) DEFAULT NULL COMMENT 'what we last made true',
  `applied_package` varchar(255) DEFAULT NULL,
  `applied_name` varchar(255) DEFAULT NULL,
  `applied_email` varchar(255) DEFAULT NULL,
  `applied_at` datetime DEFAULT NULL,
  `observed_status` varchar(16) DEFAULT NULL COMMENT 'what the last list showed',
  `observed_package` varchar(255) DEFAULT NULL,
  `observed_name` varchar(255) DEFAULT NULL,
  `observed_email` varchar(255) DEFAULT NULL,
  `observed_at` datetime DEFAULT NULL,
  `password_cipher` text DEFAULT NULL,
  `password_source` varchar(16) DEFAULT NULL COMMENT 'generated | set | unknown',
  `lease_owner` varchar(32) DEFAULT NULL,
  `lease_until` datetime DEFAULT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `account_name` (`platform`,`operator`,`name`),
  KEY `account_client` (`client_id`)
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`) VALUES (1,'aflexi','42','ada',900,'1003',NULL,'active','CDN 100','Anna ada','ada@shop.example','2026-11-26 17:27:03',NULL,NULL,NULL,NULL,NULL,'kSwhpNM8cBpsqA9Dt4QKdwnrtzwYkYP32Iy6bSYep44uCZ1h0EPU6ywJanapTHWhNFz7RitCds6chiEZ','generated','0f3c81a2b7d94e60','2026-11-26 17:37:03','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`) VALUES (2,'aflexi','42','bob',901,'1004',NULL,'suspended','Basic & Co','Anna bob','bob@shop.example','2026-11-26 17:27:03',NULL,NULL,NULL,NULL,NULL,'lmUeZtzUfKXN9Q4kKgvZCIviNzNGyTdgZrxZVSc5DFq2MHyoyI4+mmJcf7ixgs4pnfMfNc8aPFdPYoYC','generated',NULL,NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`) VALUES (3,'aflexi','42','O_Hara_cdn_shop_example',902,'1005',NULL,'active','Basic & Co','Zoë 😀 O\'Hara','O.Hara+cdn@shop.example','2026-11-26 17:27:03',NULL,NULL,NULL,NULL,NULL,'ROX0QFsy/9ciggqZU97LhFbB9Yecun4w1Tg/hCkHDA4ROs+oy/5reJp0N5AZOTUw605OoVR37Uc966yX','generated',NULL,NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`) VALUES (4,'aflexi','42','dan',904,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'gDCIOHRZ5hxFFfrM5IFR1hlelt6SXO7gK2CX++udHhqMbJTAthaSscPIZwxFRCN6xBHgzX+gYaJ956/f','generated',NULL,NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`) VALUES (5,'aflexi','42','eve',906,NULL,'{\"emails\":[\"eve@shop.example\"]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ef1f8zrRHVwJ6uJ1txPxMn5j/DHEQkJyjVPEhW7DTetd8TYPgXjacgghooljY4c9ljrO0qIdtvFTt+tG','generated',NULL,NULL,'2026-11-26 17:27:03');
CREATE TABLE `mod_aflexi_cdn_hints` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` varchar(16) NOT NULL,
  `subject_id` bigint(20) NOT NULL,
  `cause` varchar(64) NOT NULL,
  `copy` text DEFAULT NULL COMMENT 'JSON: what will be gone when the hint is read',
  `due_at` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_hints` (`id`, `kind`, `subject_id`, `cause`, `copy`, `due_at`) VALUES (1,'invoice',908,'InvoicePaid',NULL,'2026-11-26 17:27:03');
CREATE TABLE `mod_aflexi_cdn_invoices_seen` (
  `invoice_id` int(11) NOT NULL,
  `paid_at` datetime NOT NULL COMMENT 'when it was first seen Paid',
  PRIMARY KEY (`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (900,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (901,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (902,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (904,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (906,'2026-11-26 17:27:03');
CREATE TABLE `mod_aflexi_cdn_jobs` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` varchar(16) NOT NULL,
  `subject_id` bigint(20) NOT NULL,
  `generation` bigint(20) unsigned NOT NULL DEFAULT 1,
  `state` varchar(8) NOT NULL COMMENT 'due | leased | done | refused',
  `due_at` datetime NOT NULL,
  `attempts` int(10) unsigned NOT NULL DEFAULT 0,
  `lease_owner` varchar(32) DEFAULT NULL,
  `lease_until` datetime DEFAULT NULL,
  `cause` varchar(64) NOT NULL,
  `last_error` text DEFAULT NULL COMMENT 'JSON: code, args',
  `changed_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `job_subject` (`kind`,`subject_id`),
  KEY `job_due` (`state`,`due_at`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (1,'service',900,1,'done','2026-11-26 17:27:03',0,NULL,NULL,'test',NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (2,'service',901,2,'done','2026-11-26 17:27:03',0,NULL,NULL,'test',NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (3,'service',902,1,'done','2026-11-26 17:27:03',0,NULL,NULL,'test',NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (5,'service',904,1,'refused','2026-11-26 17:27:03',1,NULL,NULL,'test','{\"code\":\"not_ours\",\"args\":{\"email\":\"other@else.example\",\"name\":\"dan\"}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (6,'service',905,1,'done','2026-11-26 17:27:03',0,NULL,NULL,'test',NULL,'2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (7,'service',906,1,'due','2026-11-26 17:27:07',1,NULL,NULL,'test','{\"code\":\"unknown\",\"args\":{\"call\":\"user.create\",\"message\":\"the connection was lost before the answer was complete: connection closed before message completed\"}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`) VALUES (8,'service',907,1,'leased','2026-11-25 17:27:03',1,'0f3c81a2b7d94e60','2026-11-26 17:37:03','InvoicePaid',NULL,'2026-11-26 17:27:03');
CREATE TABLE `mod_aflexi_cdn_log` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `at` datetime NOT NULL,
  `actor` varchar(64) NOT NULL,
  `account_id` bigint(20) unsigned DEFAULT NULL,
  `service_id` int(11) DEFAULT NULL,
  `action` varchar(32) NOT NULL,
  `result` varchar(16) NOT NULL COMMENT 'done | refused | failed',
  `detail` text NOT NULL COMMENT 'JSON, never a secret',
  `milliseconds` int(10) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  KEY `log_at` (`at`),
  KEY `log_account` (`account_id`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (1,'2026-11-26 17:27:03','test',1,900,'create','done','{\"email\":\"ada@shop.example\",\"name\":\"ada\",\"package\":\"CDN 100\",\"status\":\"active\"}',2);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (2,'2026-11-26 17:27:03','test',2,901,'create','done','{\"email\":\"bob@shop.example\",\"name\":\"bob\",\"package\":\"Basic & Co\",\"status\":\"active\"}',3);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (3,'2026-11-26 17:27:03','test',3,902,'create','done','{\"email\":\"O.Hara+cdn@shop.example\",\"name\":\"O_Hara_cdn_shop_example\",\"package\":\"Basic & Co\",\"status\":\"active\"}',3);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (4,'2026-11-26 17:27:03','test',2,901,'suspend','done','{\"email\":\"bob@shop.example\",\"name\":\"bob\",\"package\":\"Basic & Co\",\"status\":\"suspended\"}',1);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (5,'2026-11-26 17:27:03','test',4,904,'look','refused','{\"code\":\"not_ours\",\"args\":{\"email\":\"other@else.example\",\"name\":\"dan\"}}',0);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (6,'2026-11-26 17:27:03','test',5,906,'look','failed','{\"code\":\"unknown\",\"args\":{\"call\":\"user.create\",\"message\":\"the connection was lost before the answer was complete: connection closed before message completed\"}}',0);
CREATE TABLE `mod_aflexi_cdn_meta` (
  `name` varchar(64) NOT NULL,
  `value` text NOT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('data_key','wrapped:=ALkajCTIgwm3X0+5KW6M7voUwAnUMyu+sng6Yx0m6G3');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('last_cron','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('operator','42');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('product_addon','900');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('schema','1');
CREATE TABLE `mod_aflexi_cdn_passes` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` varchar(16) NOT NULL,
  `state` varchar(16) NOT NULL,
  `position` text DEFAULT NULL COMMENT 'JSON: where it goes on',
  `result` text DEFAULT NULL COMMENT 'JSON: counts, or why it stopped',
  `started_at` datetime NOT NULL,
  `finished_at` datetime DEFAULT NULL,
  `confirmed_by` varchar(64) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `pass_kind` (`kind`,`started_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
CREATE TABLE `mod_aflexi_cdn_products` (
  `product_id` int(11) NOT NULL,
  `package` varchar(255) DEFAULT NULL COMMENT 'package name set by an admin',
  PRIMARY KEY (`product_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_products` (`product_id`, `package`) VALUES (900,'CDN 100');
CREATE TABLE `mod_aflexi_cdn_services` (
  `service_id` int(11) NOT NULL,
  `account_id` bigint(20) unsigned DEFAULT NULL,
  `mode` varchar(8) NOT NULL DEFAULT 'auto' COMMENT 'auto | on | off, set by an admin',
  `own_name` varchar(150) DEFAULT NULL COMMENT 'account name given by an admin',
  `verdict` varchar(8) NOT NULL DEFAULT '' COMMENT 'yes | no | keep, as last decided',
  `reason` text DEFAULT NULL COMMENT 'JSON: code, args',
  `decided_at` datetime DEFAULT NULL,
  PRIMARY KEY (`service_id`),
  KEY `service_account` (`account_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`) VALUES (900,1,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":900}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`) VALUES (901,2,'auto',NULL,'no','{\"code\":\"invoice_refunded\",\"args\":{\"invoice\":901}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`) VALUES (902,3,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":902}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`) VALUES (904,4,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":904}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`) VALUES (905,NULL,'auto',NULL,'no','{\"code\":\"never_paid\",\"args\":{}}','2026-11-26 17:27:03');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`) VALUES (906,5,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":906}}','2026-11-26 17:27:03');
