-- publisher: {"display_name":"Anna ada","email":"ada@shop.example","name":"ada","package":"CDN 100","password":"uytL9vDHibUMZSx3fZXZ","status":"ACTIVE"}
-- publisher: {"display_name":"Anna bob","email":"bob@shop.example","name":"bob","package":"Basic & Co","password":"WysPcZ4upXq2rYWrjkvv","status":"SUSPENDED"}
-- publisher: {"display_name":"Zoë 😀 O'Hara","email":"O.Hara+cdn@shop.example","name":"O_Hara_cdn_shop_example","package":"Basic & Co","password":"N2n4WKW3PeTKhhuMaR2i","status":"ACTIVE"}
-- publisher: {"display_name":"Other","email":"other@else.example","name":"dan","package":"CDN 100","password":"pw-of-dan","status":"ACTIVE"}
-- publisher: {"display_name":"Eric Free","email":"eric@shop.example","name":"eric","package":"CDN 100","password":"qHgqKDfdng2iob6fZsSc","status":"ACTIVE"}
-- publisher: {"display_name":"By Hand","email":"hand@else.example","name":"byhand","package":"CDN 100","password":"pw-of-byhand","status":"ACTIVE"}
-- publisher: {"display_name":"Anna eve","email":"eve@shop.example","name":"eve","package":"CDN 100","password":"NNSH6fbdAUPiQREcjVey","status":"ACTIVE"}
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
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('900', '900', 'Paid', '2026-11-26 19:19:58', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('901', '901', 'Refunded', '2026-11-26 19:19:58', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('902', '902', 'Paid', '2026-11-26 19:19:58', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('903', '903', 'Paid', '2026-11-26 19:19:58', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('904', '904', 'Paid', '2026-11-26 19:19:59', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('905', '905', 'Unpaid', '0000-00-00 00:00:00', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('906', '906', 'Paid', '2026-11-26 19:19:59', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('907', '907', 'Paid', '2026-11-26 19:19:59', '10.00');
INSERT INTO tblinvoices (id, userid, status, datepaid, total) VALUES ('908', '908', 'Paid', '2026-11-26 19:19:59', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('900', '900', '900', 'Hosting', '900', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('901', '901', '901', 'Hosting', '901', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('902', '902', '902', 'Hosting', '902', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('903', '903', '903', 'Hosting', '903', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('904', '904', '904', 'Hosting', '904', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('905', '905', '905', 'Hosting', '905', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('906', '906', '906', 'Hosting', '906', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('907', '907', '907', 'Hosting', '907', '10.00');
INSERT INTO tblinvoiceitems (id, invoiceid, userid, type, relid, amount) VALUES ('908', '908', '908', 'Hosting', '908', '10.00');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('900', '900', '900', '10.00', '0.00', '2026-11-26 19:19:58');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('901', '901', '901', '10.00', '0.00', '2026-11-26 19:19:58');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('902', '902', '902', '10.00', '0.00', '2026-11-26 19:19:58');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('903', '903', '903', '10.00', '0.00', '2026-11-26 19:19:58');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('904', '904', '904', '10.00', '0.00', '2026-11-26 19:19:59');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('905', '906', '906', '10.00', '0.00', '2026-11-26 19:19:59');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('906', '907', '907', '10.00', '0.00', '2026-11-26 19:19:59');
INSERT INTO tblaccounts (id, userid, invoiceid, amountin, amountout, date) VALUES ('907', '908', '908', '10.00', '0.00', '2026-11-26 19:19:59');
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
  `password_next` text DEFAULT NULL COMMENT 'encrypted, to be set',
  `adopt_by` varchar(64) DEFAULT NULL COMMENT 'who allowed to take it over',
  `ignored` char(32) DEFAULT NULL COMMENT 'digest of the difference an admin ignores',
  `password_next_source` varchar(16) DEFAULT NULL COMMENT 'set | client',
  `welcome` varchar(8) DEFAULT NULL COMMENT 'due | sending | sent | failed',
  `welcome_at` datetime DEFAULT NULL COMMENT 'since when it is so; due: from when on',
  `welcome_tries` tinyint(3) unsigned NOT NULL DEFAULT 0 COMMENT 'how often it was begun',
  PRIMARY KEY (`id`),
  UNIQUE KEY `account_name` (`platform`,`operator`,`name`),
  KEY `account_client` (`client_id`),
  KEY `account_remote` (`remote_id`),
  KEY `account_welcome` (`welcome`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`, `password_next`, `adopt_by`, `ignored`, `password_next_source`, `welcome`, `welcome_at`, `welcome_tries`) VALUES (1,'aflexi','42','ada',900,'1003',NULL,'active','CDN 100','Anna ada','ada@shop.example','2026-11-26 17:19:58','active','CDN 100','Anna ada','ada@shop.example','2026-11-26 17:19:59','deNbiR39dD3SnSSLfY5ySPolnKjbrVXO6SKfvxsqruHC87yd3VD2nC+vOgbFT38BCzUTXTSVUZ1Osivd','generated','0f3c81a2b7d94e60','2026-11-26 17:29:59','2026-11-26 17:19:58',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`, `password_next`, `adopt_by`, `ignored`, `password_next_source`, `welcome`, `welcome_at`, `welcome_tries`) VALUES (2,'aflexi','42','bob',901,'1004',NULL,'suspended','Basic & Co','Anna bob','bob@shop.example','2026-11-26 17:19:59','suspended','Basic & Co','Anna bob','bob@shop.example',NULL,'mljeLpntDEpT9+L0WNo8HrRNzVL6AUUmSjVCECEuFGUpMBY1tth9Lq1UsjfDE0GZwC40zyFiq2mi79/b','generated',NULL,NULL,'2026-11-26 17:19:58',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`, `password_next`, `adopt_by`, `ignored`, `password_next_source`, `welcome`, `welcome_at`, `welcome_tries`) VALUES (3,'aflexi','42','O_Hara_cdn_shop_example',902,'1005',NULL,'active','Basic & Co','Zoë 😀 O\'Hara','O.Hara+cdn@shop.example','2026-11-26 17:19:58','active','Basic & Co','Zoë 😀 O\'Hara','O.Hara+cdn@shop.example','2026-11-26 17:19:59','6q0EXy/wbooVscrIvBJQPsrkoQgYFbwbwimfVcYL1zJOfXLznIUDjseuzfX0PzHQIY5srS+0xyeRjBTp','generated',NULL,NULL,'2026-11-26 17:19:58',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`, `password_next`, `adopt_by`, `ignored`, `password_next_source`, `welcome`, `welcome_at`, `welcome_tries`) VALUES (4,'aflexi','42','dan',904,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'E8t5e4xi6KoW4SSo6R32cayUYfKrGHGQYccqvu1o9X9mekkpfTHG1jS46uAu72uEj67E/oBfCu7wbmAQ','generated',NULL,NULL,'2026-11-26 17:19:59',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`, `password_next`, `adopt_by`, `ignored`, `password_next_source`, `welcome`, `welcome_at`, `welcome_tries`) VALUES (5,'aflexi','42','eric',905,'1007',NULL,'active','CDN 100','Eric Free','eric@shop.example','2026-11-26 17:19:59','active','CDN 100','Eric Free','eric@shop.example',NULL,'CzGbd8Bnb4e0bSlWzeh0sCmrqcoRLtlmD7/W/97Hrh6gQgbMEFzMSMd6kln6QPWBRifyRAAzVHygHGP0','generated',NULL,NULL,'2026-11-26 17:19:59',NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO `mod_aflexi_cdn_accounts` (`id`, `platform`, `operator`, `name`, `client_id`, `remote_id`, `progress`, `applied_status`, `applied_package`, `applied_name`, `applied_email`, `applied_at`, `observed_status`, `observed_package`, `observed_name`, `observed_email`, `observed_at`, `password_cipher`, `password_source`, `lease_owner`, `lease_until`, `created_at`, `password_next`, `adopt_by`, `ignored`, `password_next_source`, `welcome`, `welcome_at`, `welcome_tries`) VALUES (6,'aflexi','42','eve',906,NULL,'{\"emails\":[\"eve@shop.example\"]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'6KKtTtoyuwSmUIb0HIM/GcJdJlVRKmxARtvGUX6rYabzCKPaI0zjZU+g2gAI1PPebDC/ypFyhRwmMa8s','generated',NULL,NULL,'2026-11-26 17:19:59',NULL,NULL,NULL,NULL,NULL,NULL,0);
CREATE TABLE `mod_aflexi_cdn_hints` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kind` varchar(16) NOT NULL,
  `subject_id` bigint(20) NOT NULL,
  `cause` varchar(64) NOT NULL,
  `due_at` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_hints` (`id`, `kind`, `subject_id`, `cause`, `due_at`) VALUES (2,'invoice',908,'InvoicePaid','2026-11-26 17:19:59');
CREATE TABLE `mod_aflexi_cdn_invoices_seen` (
  `invoice_id` int(11) NOT NULL,
  `paid_at` datetime NOT NULL COMMENT 'when it was first seen Paid',
  PRIMARY KEY (`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (900,'2026-11-26 17:19:58');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (901,'2026-11-26 17:19:58');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (902,'2026-11-26 17:19:58');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (904,'2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_invoices_seen` (`invoice_id`, `paid_at`) VALUES (906,'2026-11-26 17:19:59');
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
  `wish` text DEFAULT NULL COMMENT 'what was refused',
  `origin` varchar(8) NOT NULL DEFAULT 'event' COMMENT 'event | pass | suspend',
  `bulk_id` bigint(20) unsigned DEFAULT NULL COMMENT 'the long work it is part of',
  `wished_at` datetime DEFAULT NULL COMMENT 'when it was opened',
  PRIMARY KEY (`id`),
  UNIQUE KEY `job_subject` (`kind`,`subject_id`),
  KEY `job_due` (`state`,`due_at`),
  KEY `job_bulk` (`bulk_id`)
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (1,'service',900,1,'done','2026-11-26 17:19:58',0,NULL,NULL,'test',NULL,'2026-11-26 17:19:58',NULL,'event',NULL,'2026-11-26 17:19:58');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (2,'service',901,2,'done','2026-11-26 17:19:59',0,NULL,NULL,'test',NULL,'2026-11-26 17:19:59',NULL,'event',NULL,'2026-11-26 17:19:58');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (3,'service',902,1,'done','2026-11-26 17:19:58',0,NULL,NULL,'test',NULL,'2026-11-26 17:19:58',NULL,'event',NULL,'2026-11-26 17:19:58');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (5,'service',904,1,'refused','2026-11-26 17:19:59',1,NULL,NULL,'test','{\"code\":\"not_ours\",\"args\":{\"email\":\"other@else.example\",\"name\":\"dan\"}}','2026-11-26 17:19:59','{\"name\":\"dan\",\"owner\":904,\"verdict\":\"yes\",\"wanted\":[\"Basic & Co\",\"Anna dan\",\"dan@shop.example\"]}','event',NULL,'2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (6,'service',905,1,'done','2026-11-26 17:19:59',0,NULL,NULL,'test',NULL,'2026-11-26 17:19:59',NULL,'event',NULL,'2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (7,'service',906,1,'due','2026-11-26 17:20:01',1,NULL,NULL,'test','{\"code\":\"unknown\",\"args\":{\"call\":\"user.create\",\"message\":\"the connection was lost before the answer was complete: connection closed before message completed\"}}','2026-11-26 17:19:59',NULL,'event',NULL,'2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_jobs` (`id`, `kind`, `subject_id`, `generation`, `state`, `due_at`, `attempts`, `lease_owner`, `lease_until`, `cause`, `last_error`, `changed_at`, `wish`, `origin`, `bulk_id`, `wished_at`) VALUES (8,'service',907,1,'leased','2026-11-25 17:19:59',1,'0f3c81a2b7d94e60','2026-11-26 17:29:59','InvoicePaid',NULL,'2026-11-26 17:19:59',NULL,'event',NULL,NULL);
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
) ENGINE=InnoDB AUTO_INCREMENT=8 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (1,'2026-11-26 17:19:58','test',1,900,'create','done','{\"after\":{\"display_name\":\"Anna ada\",\"email\":\"ada@shop.example\",\"package\":\"CDN 100\",\"status\":\"active\"},\"before\":{},\"name\":\"ada\"}',2);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (2,'2026-11-26 17:19:58','test',2,901,'create','done','{\"after\":{\"display_name\":\"Anna bob\",\"email\":\"bob@shop.example\",\"package\":\"Basic & Co\",\"status\":\"active\"},\"before\":{},\"name\":\"bob\"}',2);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (3,'2026-11-26 17:19:58','test',3,902,'create','done','{\"after\":{\"display_name\":\"Zoë 😀 O\'Hara\",\"email\":\"O.Hara+cdn@shop.example\",\"package\":\"Basic & Co\",\"status\":\"active\"},\"before\":{},\"name\":\"O_Hara_cdn_shop_example\"}',3);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (4,'2026-11-26 17:19:59','test',2,901,'suspend','done','{\"after\":{\"status\":\"suspended\"},\"before\":{\"status\":\"active\"},\"name\":\"bob\"}',2);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (5,'2026-11-26 17:19:59','test',4,904,'look','refused','{\"code\":\"not_ours\",\"args\":{\"email\":\"other@else.example\",\"name\":\"dan\"}}',0);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (6,'2026-11-26 17:19:59','test',5,905,'create','done','{\"after\":{\"display_name\":\"Eric Free\",\"email\":\"eric@shop.example\",\"package\":\"CDN 100\",\"status\":\"active\"},\"before\":{},\"name\":\"eric\"}',4);
INSERT INTO `mod_aflexi_cdn_log` (`id`, `at`, `actor`, `account_id`, `service_id`, `action`, `result`, `detail`, `milliseconds`) VALUES (7,'2026-11-26 17:19:59','test',6,906,'look','failed','{\"code\":\"unknown\",\"args\":{\"call\":\"user.create\",\"message\":\"the connection was lost before the answer was complete: connection closed before message completed\"}}',0);
CREATE TABLE `mod_aflexi_cdn_meta` (
  `name` varchar(64) NOT NULL,
  `value` text NOT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('charged_addon','');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('data_key','wrapped:=YEEjoZa7pGpt39cWsVe7dQbPltGtdUHXh6aUs4t83WL');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('heard','{\"at\":1795713599,\"milliseconds\":4,\"accepted\":true,\"silent_since\":null}');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('last_cron','2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('operator','42');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('packages_read','2026-11-26 17:19:59 42');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('portal','{\"operator\":\"42\",\"address\":\"http://portal.aflexi.net/p/sandbox\"}');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('product_addon','900');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('products','900,901');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('prune_after','1795799399');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('schema','4');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('site',' (whmcs1)');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('traffic','{\"operator\":\"42\",\"read\":{\"20776\":1795713599,\"20777\":1795713599,\"20778\":1795713599,\"20779\":1795713599,\"20780\":1795713599,\"20781\":1795713599,\"20782\":1795713599,\"20783\":1795713599},\"wait_until\":0,\"failure\":null}');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('traffic_read_at','2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_meta` (`name`, `value`) VALUES ('welcome_template','1');
CREATE TABLE `mod_aflexi_cdn_notices` (
  `cause` varchar(64) NOT NULL,
  `reason` text NOT NULL COMMENT 'JSON: code, args',
  `since` datetime NOT NULL,
  `told_at` datetime DEFAULT NULL COMMENT 'when staff were told',
  PRIMARY KEY (`cause`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
CREATE TABLE `mod_aflexi_cdn_packages` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `platform` varchar(32) NOT NULL,
  `operator` varchar(64) NOT NULL,
  `remote_id` varchar(64) NOT NULL,
  `name` varchar(255) NOT NULL,
  `transfer_gb` int(10) unsigned DEFAULT NULL COMMENT 'of these four, NULL is unlimited',
  `speed_mbps` int(10) unsigned DEFAULT NULL,
  `hostnames` int(10) unsigned DEFAULT NULL,
  `storage` int(10) unsigned DEFAULT NULL,
  `tls` tinyint(4) NOT NULL,
  `streaming` tinyint(4) NOT NULL,
  `all_locations` tinyint(4) NOT NULL,
  `seen_at` datetime NOT NULL COMMENT 'when a list last showed it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `package_remote` (`platform`,`operator`,`remote_id`)
) ENGINE=InnoDB AUTO_INCREMENT=13 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_packages` (`id`, `platform`, `operator`, `remote_id`, `name`, `transfer_gb`, `speed_mbps`, `hostnames`, `storage`, `tls`, `streaming`, `all_locations`, `seen_at`) VALUES (1,'aflexi','42','1001','Basic & Co',NULL,NULL,NULL,NULL,0,0,1,'2026-11-26 17:19:59');
INSERT INTO `mod_aflexi_cdn_packages` (`id`, `platform`, `operator`, `remote_id`, `name`, `transfer_gb`, `speed_mbps`, `hostnames`, `storage`, `tls`, `streaming`, `all_locations`, `seen_at`) VALUES (2,'aflexi','42','1002','CDN 100',NULL,NULL,NULL,NULL,0,0,1,'2026-11-26 17:19:59');
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
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_passes` (`id`, `kind`, `state`, `position`, `result`, `started_at`, `finished_at`, `confirmed_by`) VALUES (1,'full','done',NULL,'{\"listed\":6}','2026-11-26 17:19:59','2026-11-26 17:19:59',NULL);
CREATE TABLE `mod_aflexi_cdn_products` (
  `product_id` int(11) NOT NULL,
  `package` varchar(255) DEFAULT NULL COMMENT 'package name set by an admin',
  PRIMARY KEY (`product_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_products` (`product_id`, `package`) VALUES (900,'CDN 100');
CREATE TABLE `mod_aflexi_cdn_seen` (
  `service_id` int(11) NOT NULL,
  `digest` char(32) NOT NULL COMMENT 'of all that was looked at when there was nothing to do',
  PRIMARY KEY (`service_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_seen` (`service_id`, `digest`) VALUES (900,'9ce890957d7f8b9c91e0e1bb3ebf1833');
INSERT INTO `mod_aflexi_cdn_seen` (`service_id`, `digest`) VALUES (901,'b09d4b68179bdf0f80e2b234db7474a9');
INSERT INTO `mod_aflexi_cdn_seen` (`service_id`, `digest`) VALUES (902,'a964ff984405db8d20dace3664cbf44f');
INSERT INTO `mod_aflexi_cdn_seen` (`service_id`, `digest`) VALUES (904,'57eaf6626f59f484adee6029146002c9');
INSERT INTO `mod_aflexi_cdn_seen` (`service_id`, `digest`) VALUES (905,'e3b57d9704270d214b1b2e945b640485');
CREATE TABLE `mod_aflexi_cdn_services` (
  `service_id` int(11) NOT NULL,
  `account_id` bigint(20) unsigned DEFAULT NULL,
  `mode` varchar(8) NOT NULL DEFAULT 'auto' COMMENT 'auto | on | off, set by an admin',
  `own_name` varchar(150) DEFAULT NULL COMMENT 'account name given by an admin',
  `verdict` varchar(8) NOT NULL DEFAULT '' COMMENT 'yes | no | keep, as last decided',
  `reason` text DEFAULT NULL COMMENT 'JSON: code, args',
  `decided_at` datetime DEFAULT NULL,
  `owners` text DEFAULT NULL COMMENT 'clients it was seen with, joined by commas',
  PRIMARY KEY (`service_id`),
  KEY `service_account` (`account_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`, `owners`) VALUES (900,1,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":900}}','2026-11-26 17:19:58','900');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`, `owners`) VALUES (901,2,'auto',NULL,'no','{\"code\":\"invoice_refunded\",\"args\":{\"invoice\":901}}','2026-11-26 17:19:59','901');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`, `owners`) VALUES (902,3,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":902}}','2026-11-26 17:19:58','902');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`, `owners`) VALUES (904,4,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":904}}','2026-11-26 17:19:59','904');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`, `owners`) VALUES (905,5,'on',NULL,'yes','{\"code\":\"switched_on\",\"args\":{}}','2026-11-26 17:19:59','905');
INSERT INTO `mod_aflexi_cdn_services` (`service_id`, `account_id`, `mode`, `own_name`, `verdict`, `reason`, `decided_at`, `owners`) VALUES (906,6,'auto',NULL,'yes','{\"code\":\"paid\",\"args\":{\"invoice\":906}}','2026-11-26 17:19:59','906');
CREATE TABLE `mod_aflexi_cdn_strangers` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `platform` varchar(32) NOT NULL,
  `operator` varchar(64) NOT NULL,
  `remote_id` varchar(64) NOT NULL,
  `name` varchar(150) NOT NULL,
  `display_name` varchar(255) DEFAULT NULL,
  `email` varchar(255) DEFAULT NULL,
  `status` varchar(16) DEFAULT NULL,
  `package` varchar(255) DEFAULT NULL,
  `seen_at` datetime NOT NULL COMMENT 'when a list last showed it',
  `ignored_by` varchar(64) DEFAULT NULL COMMENT 'who does not want to be told of it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `stranger_remote` (`platform`,`operator`,`remote_id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_strangers` (`id`, `platform`, `operator`, `remote_id`, `name`, `display_name`, `email`, `status`, `package`, `seen_at`, `ignored_by`) VALUES (1,'aflexi','42','1006','dan','Other','other@else.example','active','CDN 100','2026-11-26 17:19:59',NULL);
INSERT INTO `mod_aflexi_cdn_strangers` (`id`, `platform`, `operator`, `remote_id`, `name`, `display_name`, `email`, `status`, `package`, `seen_at`, `ignored_by`) VALUES (2,'aflexi','42','1008','byhand','By Hand','hand@else.example','active','CDN 100','2026-11-26 17:19:59',NULL);
CREATE TABLE `mod_aflexi_cdn_traffic` (
  `account_id` bigint(20) unsigned NOT NULL,
  `month` char(7) NOT NULL COMMENT '2026-11, UTC',
  `megabytes` double NOT NULL COMMENT 'of all its days',
  `days` text NOT NULL COMMENT 'JSON: megabytes by day of the month',
  PRIMARY KEY (`account_id`,`month`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
INSERT INTO `mod_aflexi_cdn_traffic` (`account_id`, `month`, `megabytes`, `days`) VALUES (1,'2026-11',5182.144,'{\"19\":1047.2,\"20\":643.28,\"21\":397.936,\"22\":236.368,\"23\":942.48,\"24\":538.56,\"25\":890.12,\"26\":486.2}');
INSERT INTO `mod_aflexi_cdn_traffic` (`account_id`, `month`, `megabytes`, `days`) VALUES (2,'2026-11',5091.24,'{\"19\":539.0,\"20\":900.9,\"21\":194.04,\"22\":338.8,\"23\":431.2,\"24\":793.1,\"25\":1155.0,\"26\":739.2}');
INSERT INTO `mod_aflexi_cdn_traffic` (`account_id`, `month`, `megabytes`, `days`) VALUES (3,'2026-11',6106.32,'{\"19\":799.92,\"20\":1172.16,\"21\":297.792,\"22\":446.688,\"23\":689.04,\"24\":1061.28,\"25\":633.6,\"26\":1005.84}');
INSERT INTO `mod_aflexi_cdn_traffic` (`account_id`, `month`, `megabytes`, `days`) VALUES (5,'2026-11',5917.208,'{\"19\":518.32,\"20\":911.24,\"21\":183.92,\"22\":341.088,\"23\":1245.64,\"24\":794.2,\"25\":1187.12,\"26\":735.68}');
