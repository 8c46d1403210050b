-- The tables of WHMCS 8.x that a module can meet (MariaDB and MySQL, InnoDB). A model of them, not a copy.
-- There are no foreign keys. Zero dates mean "not set": the session must allow them, strict or not.

-- The billing account. Other tables call its id userid.
CREATE TABLE `tblclients` (
  `id` INT NOT NULL AUTO_INCREMENT, `uuid` VARCHAR(255) NOT NULL DEFAULT '', `firstname` TEXT NOT NULL,
  `lastname` TEXT NOT NULL, `companyname` TEXT NOT NULL, `email` TEXT NOT NULL, `address1` TEXT NOT NULL,
  `address2` TEXT NOT NULL, `city` TEXT NOT NULL, `state` TEXT NOT NULL, `postcode` TEXT NOT NULL,
  `country` TEXT NOT NULL, `phonenumber` TEXT NOT NULL, `tax_id` VARCHAR(128) NOT NULL DEFAULT '',
  `password` TEXT NOT NULL, `authmodule` TEXT NOT NULL, `authdata` TEXT NOT NULL, `currency` INT NOT NULL,
  `defaultgateway` TEXT NOT NULL, `credit` DECIMAL(16,2) NOT NULL, `taxexempt` TINYINT(1) NOT NULL,
  `latefeeoveride` TINYINT(1) NOT NULL, `overideduenotices` TINYINT(1) NOT NULL,
  `separateinvoices` TINYINT(1) NOT NULL, `disableautocc` TINYINT(1) NOT NULL, `datecreated` DATE NOT NULL,
  `notes` TEXT NOT NULL, `billingcid` INT NOT NULL, `securityqid` INT NOT NULL, `securityqans` TEXT NOT NULL,
  `groupid` INT NOT NULL, `cardtype` VARCHAR(255) NOT NULL DEFAULT '', `cardlastfour` TEXT NOT NULL,
  `cardnum` BLOB NOT NULL, `startdate` BLOB NOT NULL, `expdate` BLOB NOT NULL, `issuenumber` BLOB NOT NULL,
  `bankname` TEXT NOT NULL, `banktype` TEXT NOT NULL, `bankcode` BLOB NOT NULL, `bankacct` BLOB NOT NULL,
  `gatewayid` TEXT NOT NULL, `lastlogin` DATETIME DEFAULT NULL, `ip` TEXT NOT NULL, `host` TEXT NOT NULL,
  `status` ENUM('Active','Inactive','Closed') NOT NULL DEFAULT 'Active', `language` TEXT NOT NULL,
  `pwresetkey` TEXT NOT NULL, `emailoptout` INT NOT NULL,
  `marketing_emails_opt_in` TINYINT(1) UNSIGNED NOT NULL DEFAULT 0, `overrideautoclose` INT NOT NULL,
  `allow_sso` TINYINT(1) NOT NULL DEFAULT 1, `email_verified` TINYINT(1) NOT NULL DEFAULT 0,
  `email_preferences` TEXT DEFAULT NULL, `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `pwresetexpiry` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `client_name` (`firstname`(32),`lastname`(32)), KEY `client_email` (`email`(64))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Sign-ins, since 8.0.
CREATE TABLE `tblusers` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `first_name` VARCHAR(255) NOT NULL DEFAULT '',
  `last_name` VARCHAR(255) NOT NULL DEFAULT '', `email` VARCHAR(255) NOT NULL DEFAULT '',
  `password` VARCHAR(255) NOT NULL DEFAULT '', `language` VARCHAR(32) NOT NULL DEFAULT '',
  `second_factor` VARCHAR(255) NOT NULL DEFAULT '', `second_factor_config` TEXT DEFAULT NULL,
  `remember_token` VARCHAR(100) NOT NULL DEFAULT '', `reset_token` VARCHAR(100) NOT NULL DEFAULT '',
  `security_question_id` INT UNSIGNED NOT NULL DEFAULT 0,
  `security_question_answer` VARCHAR(255) NOT NULL DEFAULT '', `last_ip` VARCHAR(64) NOT NULL DEFAULT '',
  `last_hostname` VARCHAR(255) NOT NULL DEFAULT '', `last_login` DATETIME DEFAULT NULL,
  `email_verification_token` VARCHAR(100) NOT NULL DEFAULT '',
  `email_verification_token_expiry` DATETIME DEFAULT NULL, `email_verified_at` DATETIME DEFAULT NULL,
  `reset_token_expiry` DATETIME DEFAULT NULL, `created_at` TIMESTAMP NULL DEFAULT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `users_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- owner = 1: the account owner.
CREATE TABLE `tblusers_clients` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `auth_user_id` INT UNSIGNED NOT NULL DEFAULT 0,
  `client_id` INT UNSIGNED NOT NULL DEFAULT 0, `invite_id` INT UNSIGNED NOT NULL DEFAULT 0,
  `owner` TINYINT UNSIGNED NOT NULL DEFAULT 0, `permissions` TEXT DEFAULT NULL, `last_login` DATETIME DEFAULT NULL,
  `created_at` TIMESTAMP NULL DEFAULT NULL, `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `user_client` (`auth_user_id`,`client_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblproductgroups` (
  `id` INT NOT NULL AUTO_INCREMENT, `name` TEXT NOT NULL, `slug` VARCHAR(128) NOT NULL DEFAULT '',
  `headline` TEXT DEFAULT NULL, `tagline` TEXT DEFAULT NULL, `orderfrmtpl` TEXT NOT NULL,
  `disabledgateways` TEXT NOT NULL, `hidden` TINYINT(1) NOT NULL, `order` INT NOT NULL DEFAULT 0,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- configoption1 is the package name when servertype is cpanel.
CREATE TABLE `tblproducts` (
  `id` INT NOT NULL AUTO_INCREMENT, `type` TEXT NOT NULL, `gid` INT NOT NULL, `name` TEXT NOT NULL,
  `slug` VARCHAR(128) NOT NULL DEFAULT '', `description` TEXT NOT NULL, `hidden` TINYINT(1) NOT NULL,
  `showdomainoptions` TINYINT(1) NOT NULL, `welcomeemail` INT NOT NULL DEFAULT 0,
  `stockcontrol` TINYINT(1) NOT NULL, `qty` INT NOT NULL DEFAULT 0, `proratabilling` TINYINT(1) NOT NULL,
  `proratadate` INT NOT NULL, `proratachargenextmonth` INT NOT NULL, `paytype` TEXT NOT NULL,
  `allowqty` INT NOT NULL, `subdomain` TEXT NOT NULL, `autosetup` TEXT NOT NULL, `servertype` TEXT NOT NULL,
  `servergroup` INT NOT NULL, `configoption1` TEXT NOT NULL, `configoption2` TEXT NOT NULL,
  `configoption3` TEXT NOT NULL, `configoption4` TEXT NOT NULL, `configoption5` TEXT NOT NULL,
  `configoption6` TEXT NOT NULL, `configoption7` TEXT NOT NULL, `configoption8` TEXT NOT NULL,
  `configoption9` TEXT NOT NULL, `configoption10` TEXT NOT NULL, `configoption11` TEXT NOT NULL,
  `configoption12` TEXT NOT NULL, `configoption13` TEXT NOT NULL, `configoption14` TEXT NOT NULL,
  `configoption15` TEXT NOT NULL, `configoption16` TEXT NOT NULL, `configoption17` TEXT NOT NULL,
  `configoption18` TEXT NOT NULL, `configoption19` TEXT NOT NULL, `configoption20` TEXT NOT NULL,
  `configoption21` TEXT NOT NULL, `configoption22` TEXT NOT NULL, `configoption23` TEXT NOT NULL,
  `configoption24` TEXT NOT NULL, `freedomain` TEXT NOT NULL, `freedomainpaymentterms` TEXT NOT NULL,
  `freedomaintlds` TEXT NOT NULL, `recurringcycles` INT NOT NULL, `autoterminatedays` INT NOT NULL,
  `autoterminateemail` INT NOT NULL DEFAULT 0, `configoptionsupgrade` TINYINT(1) NOT NULL,
  `billingcycleupgrade` TEXT NOT NULL, `upgradeemail` INT NOT NULL DEFAULT 0,
  `overagesenabled` VARCHAR(10) NOT NULL, `overagesdisklimit` INT NOT NULL, `overagesbwlimit` INT NOT NULL,
  `overagesdiskprice` DECIMAL(6,4) NOT NULL, `overagesbwprice` DECIMAL(6,4) NOT NULL, `tax` TINYINT(1) NOT NULL,
  `affiliateonetime` TINYINT(1) NOT NULL, `affiliatepaytype` TEXT NOT NULL,
  `affiliatepayamount` DECIMAL(16,2) NOT NULL, `order` INT NOT NULL DEFAULT 0, `retired` TINYINT(1) NOT NULL,
  `is_featured` TINYINT(1) NOT NULL, `color` TEXT NOT NULL, `tagline` TEXT NOT NULL,
  `short_description` TEXT NOT NULL, `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `product_group` (`gid`), KEY `product_name` (`name`(64))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblproducts_slugs` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `product_id` INT UNSIGNED NOT NULL, `group_id` INT UNSIGNED NOT NULL,
  `group_slug` VARCHAR(255) NOT NULL DEFAULT '', `slug` VARCHAR(255) NOT NULL DEFAULT '',
  `active` TINYINT(1) UNSIGNED NOT NULL DEFAULT 0, `clicks` INT UNSIGNED NOT NULL DEFAULT 0,
  `created_at` TIMESTAMP NULL DEFAULT NULL, `updated_at` TIMESTAMP NULL DEFAULT NULL,
  PRIMARY KEY (`id`), KEY `slug_product` (`product_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblcurrencies` (
  `id` INT NOT NULL AUTO_INCREMENT, `code` TEXT NOT NULL, `prefix` TEXT NOT NULL, `suffix` TEXT NOT NULL,
  `format` INT NOT NULL, `rate` DECIMAL(10,5) NOT NULL DEFAULT 1.00000, `default` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- -1.00: the cycle is not offered. monthly is also the one-time price.
CREATE TABLE `tblpricing` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `type` ENUM('product','addon','configoptions','domainregister','domaintransfer','domainrenew','domainaddons','usage') NOT NULL,
  `currency` INT NOT NULL, `relid` INT NOT NULL, `msetupfee` DECIMAL(16,2) NOT NULL,
  `qsetupfee` DECIMAL(16,2) NOT NULL, `ssetupfee` DECIMAL(16,2) NOT NULL, `asetupfee` DECIMAL(16,2) NOT NULL,
  `bsetupfee` DECIMAL(16,2) NOT NULL, `tsetupfee` DECIMAL(16,2) NOT NULL, `monthly` DECIMAL(16,2) NOT NULL,
  `quarterly` DECIMAL(16,2) NOT NULL, `semiannually` DECIMAL(16,2) NOT NULL, `annually` DECIMAL(16,2) NOT NULL,
  `biennially` DECIMAL(16,2) NOT NULL, `triennially` DECIMAL(16,2) NOT NULL,
  PRIMARY KEY (`id`), KEY `pricing_relation` (`type`,`relid`,`currency`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The catalogue of addons. packages: comma list of tblproducts.id.
CREATE TABLE `tbladdons` (
  `id` INT NOT NULL AUTO_INCREMENT, `packages` TEXT NOT NULL, `name` TEXT NOT NULL, `description` TEXT NOT NULL,
  `billingcycle` TEXT NOT NULL, `allowqty` TINYINT UNSIGNED NOT NULL DEFAULT 0, `tax` TINYINT(1) NOT NULL,
  `showorder` TINYINT(1) NOT NULL, `hidden` TINYINT(1) NOT NULL DEFAULT 0, `retired` TINYINT(1) NOT NULL DEFAULT 0,
  `downloads` TEXT NOT NULL, `autoactivate` TEXT NOT NULL, `suspendproduct` TINYINT(1) NOT NULL,
  `welcomeemail` INT NOT NULL, `type` VARCHAR(16) NOT NULL DEFAULT '', `module` VARCHAR(32) NOT NULL DEFAULT '',
  `server_group_id` INT NOT NULL DEFAULT 0, `prorate` TINYINT(1) NOT NULL DEFAULT 0,
  `weight` INT NOT NULL DEFAULT 0, `autolinkby` TEXT NOT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `addon_name` (`name`(32))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Module options of addons, which have no configoptionN columns.
CREATE TABLE `tblmodule_configuration` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `entity_type` VARCHAR(8) NOT NULL DEFAULT '',
  `entity_id` INT UNSIGNED NOT NULL DEFAULT 0, `setting_name` VARCHAR(16) NOT NULL DEFAULT '',
  `friendly_name` VARCHAR(64) NOT NULL DEFAULT '', `value` TEXT NOT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), UNIQUE KEY `module_setting` (`entity_type`,`entity_id`,`setting_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- invoiceid: the first invoice only, 0 = nothing was billed.
CREATE TABLE `tblorders` (
  `id` INT NOT NULL AUTO_INCREMENT, `ordernum` BIGINT NOT NULL, `userid` INT NOT NULL, `contactid` INT NOT NULL,
  `requestor_id` INT UNSIGNED NOT NULL DEFAULT 0, `admin_requestor_id` INT UNSIGNED NOT NULL DEFAULT 0,
  `date` DATETIME NOT NULL, `nameservers` TEXT NOT NULL, `transfersecret` TEXT NOT NULL, `renewals` TEXT NOT NULL,
  `promocode` TEXT NOT NULL, `promotype` TEXT NOT NULL, `promovalue` TEXT NOT NULL, `orderdata` TEXT NOT NULL,
  `amount` DECIMAL(16,2) NOT NULL, `paymentmethod` TEXT NOT NULL, `invoiceid` INT NOT NULL DEFAULT 0,
  `status` TEXT NOT NULL, `ipaddress` TEXT NOT NULL, `fraudmodule` TEXT NOT NULL, `fraudoutput` TEXT NOT NULL,
  `notes` TEXT NOT NULL, `purchase_source` INT NOT NULL DEFAULT 4,
  `has_referral_products` SMALLINT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`), KEY `order_number` (`ordernum`), KEY `order_client` (`userid`),
  KEY `order_invoice` (`invoiceid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblorderstatuses` (
  `id` INT NOT NULL AUTO_INCREMENT, `title` TEXT NOT NULL, `color` TEXT NOT NULL, `showpending` INT NOT NULL,
  `showactive` INT NOT NULL, `showcancelled` INT NOT NULL, `sortorder` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One service each. domainstatus is its state.
CREATE TABLE `tblhosting` (
  `id` INT NOT NULL AUTO_INCREMENT, `userid` INT NOT NULL, `orderid` INT NOT NULL, `packageid` INT NOT NULL,
  `server` INT NOT NULL, `regdate` DATE NOT NULL, `domain` TEXT NOT NULL, `paymentmethod` TEXT NOT NULL,
  `qty` INT UNSIGNED NOT NULL DEFAULT 1, `firstpaymentamount` DECIMAL(16,2) NOT NULL DEFAULT 0.00,
  `amount` DECIMAL(16,2) NOT NULL DEFAULT 0.00, `billingcycle` TEXT NOT NULL, `nextduedate` DATE DEFAULT NULL,
  `nextinvoicedate` DATE NOT NULL, `termination_date` DATE NOT NULL DEFAULT '0000-00-00',
  `completed_date` DATE NOT NULL DEFAULT '0000-00-00',
  `domainstatus` ENUM('Pending','Active','Completed','Suspended','Terminated','Cancelled','Fraud') NOT NULL DEFAULT 'Pending',
  `username` TEXT NOT NULL, `password` TEXT NOT NULL, `notes` TEXT NOT NULL, `subscriptionid` TEXT NOT NULL,
  `recommendation_source_product_id` INT UNSIGNED DEFAULT NULL, `promoid` INT NOT NULL, `promocount` INT DEFAULT 0,
  `suspendreason` TEXT NOT NULL, `overideautosuspend` TINYINT(1) NOT NULL, `overidesuspenduntil` DATE NOT NULL,
  `dedicatedip` TEXT NOT NULL, `assignedips` TEXT NOT NULL, `ns1` TEXT NOT NULL, `ns2` TEXT NOT NULL,
  `diskusage` INT NOT NULL DEFAULT 0, `disklimit` INT NOT NULL DEFAULT 0, `bwusage` INT NOT NULL DEFAULT 0,
  `bwlimit` INT NOT NULL DEFAULT 0, `upsell_from_products` VARCHAR(40) DEFAULT NULL,
  `lastupdate` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `service_client` (`userid`), KEY `service_order` (`orderid`),
  KEY `service_product` (`packageid`), KEY `service_server` (`server`), KEY `service_domain` (`domain`(64)),
  KEY `service_status` (`domainstatus`), KEY `service_username` (`username`(8))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Addons that services have.
CREATE TABLE `tblhostingaddons` (
  `id` INT NOT NULL AUTO_INCREMENT, `orderid` INT NOT NULL, `hostingid` INT NOT NULL, `addonid` INT NOT NULL,
  `userid` INT NOT NULL DEFAULT 0, `server` INT NOT NULL DEFAULT 0, `name` TEXT NOT NULL,
  `qty` INT UNSIGNED NOT NULL DEFAULT 1, `firstpaymentamount` DECIMAL(16,2) NOT NULL DEFAULT 0.00,
  `setupfee` DECIMAL(16,2) NOT NULL DEFAULT 0.00, `recurring` DECIMAL(16,2) NOT NULL DEFAULT 0.00,
  `billingcycle` TEXT NOT NULL, `tax` TEXT NOT NULL,
  `status` ENUM('Pending','Active','Completed','Suspended','Terminated','Cancelled','Fraud') NOT NULL DEFAULT 'Pending',
  `regdate` DATE NOT NULL DEFAULT '0000-00-00', `nextduedate` DATE DEFAULT NULL, `nextinvoicedate` DATE NOT NULL,
  `termination_date` DATE NOT NULL DEFAULT '0000-00-00', `proratadate` DATE NOT NULL DEFAULT '0000-00-00',
  `paymentmethod` TEXT NOT NULL, `notes` TEXT NOT NULL, `subscriptionid` VARCHAR(128) NOT NULL DEFAULT '',
  `upsell_from_products` VARCHAR(40) DEFAULT NULL, `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `addon_order` (`orderid`), KEY `addon_parent` (`hostingid`),
  KEY `addon_state` (`status`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- relid: tblhosting.id. newvalue: the new tblproducts.id.
CREATE TABLE `tblupgrades` (
  `id` INT NOT NULL AUTO_INCREMENT, `userid` INT NOT NULL, `orderid` INT NOT NULL,
  `type` ENUM('package','configoptions','service','addon') NOT NULL, `date` DATE NOT NULL, `relid` INT NOT NULL,
  `originalvalue` TEXT NOT NULL, `newvalue` TEXT NOT NULL, `new_cycle` VARCHAR(30) NOT NULL,
  `amount` DECIMAL(16,2) NOT NULL, `credit_amount` DECIMAL(16,2) NOT NULL, `days_remaining` INT NOT NULL,
  `total_days_in_cycle` INT NOT NULL, `new_recurring_amount` DECIMAL(16,2) NOT NULL,
  `recurringchange` DECIMAL(16,2) NOT NULL, `status` ENUM('Pending','Completed') NOT NULL DEFAULT 'Pending',
  `paid` ENUM('Y','N') NOT NULL DEFAULT 'N',
  PRIMARY KEY (`id`), KEY `upgrade_order` (`orderid`), KEY `upgrade_relation` (`relid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblcancelrequests` (
  `id` INT NOT NULL AUTO_INCREMENT, `date` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00', `relid` INT NOT NULL,
  `reason` TEXT NOT NULL, `type` TEXT NOT NULL, `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `cancel_service` (`relid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- total is what is left after credit.
CREATE TABLE `tblinvoices` (
  `id` INT NOT NULL AUTO_INCREMENT, `userid` INT NOT NULL, `invoicenum` TEXT NOT NULL, `date` DATE DEFAULT NULL,
  `duedate` DATE DEFAULT NULL, `datepaid` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  `last_capture_attempt` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  `date_refunded` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  `date_cancelled` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00', `subtotal` DECIMAL(16,2) NOT NULL,
  `credit` DECIMAL(16,2) NOT NULL, `tax` DECIMAL(16,2) NOT NULL, `tax2` DECIMAL(16,2) NOT NULL,
  `total` DECIMAL(16,2) NOT NULL DEFAULT 0.00, `taxrate` DECIMAL(10,3) NOT NULL DEFAULT 0.000,
  `taxrate2` DECIMAL(10,3) NOT NULL DEFAULT 0.000, `status` TEXT NOT NULL, `paymentmethod` TEXT NOT NULL,
  `paymethodid` INT UNSIGNED DEFAULT NULL, `notes` TEXT NOT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `invoice_client` (`userid`), KEY `invoice_status` (`status`(3))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- (type, relid): what the line bills.
CREATE TABLE `tblinvoiceitems` (
  `id` INT NOT NULL AUTO_INCREMENT, `invoiceid` INT NOT NULL DEFAULT 0, `userid` INT NOT NULL,
  `type` VARCHAR(30) NOT NULL, `relid` INT NOT NULL, `description` TEXT NOT NULL,
  `amount` DECIMAL(16,2) NOT NULL DEFAULT 0.00, `taxed` INT NOT NULL, `duedate` DATE DEFAULT NULL,
  `paymentmethod` TEXT NOT NULL, `notes` TEXT NOT NULL,
  PRIMARY KEY (`id`), KEY `item_invoice` (`invoiceid`), KEY `item_relation` (`userid`,`type`,`relid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Payment transactions. refundid: the payment that this row refunds.
CREATE TABLE `tblaccounts` (
  `id` INT NOT NULL AUTO_INCREMENT, `userid` INT NOT NULL, `currency` INT NOT NULL, `gateway` TEXT NOT NULL,
  `date` DATETIME DEFAULT NULL, `description` TEXT NOT NULL, `amountin` DECIMAL(16,2) NOT NULL DEFAULT 0.00,
  `fees` DECIMAL(16,2) NOT NULL DEFAULT 0.00, `amountout` DECIMAL(16,2) NOT NULL DEFAULT 0.00,
  `rate` DECIMAL(16,5) NOT NULL DEFAULT 1.00000, `transid` TEXT NOT NULL, `invoiceid` INT NOT NULL DEFAULT 0,
  `refundid` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`), KEY `payment_invoice` (`invoiceid`), KEY `payment_client` (`userid`),
  KEY `payment_transaction` (`transid`(32))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The log of tblclients.credit.
CREATE TABLE `tblcredit` (
  `id` INT NOT NULL AUTO_INCREMENT, `clientid` INT NOT NULL, `admin_id` INT UNSIGNED NOT NULL DEFAULT 0,
  `date` DATE NOT NULL, `description` TEXT NOT NULL, `amount` DECIMAL(16,2) NOT NULL,
  `relid` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`), KEY `credit_client` (`clientid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblservers` (
  `id` INT NOT NULL AUTO_INCREMENT, `name` TEXT NOT NULL, `ipaddress` TEXT NOT NULL, `assignedips` TEXT NOT NULL,
  `hostname` TEXT NOT NULL, `monthlycost` DECIMAL(16,2) NOT NULL DEFAULT 0.00, `noc` TEXT NOT NULL,
  `statusaddress` TEXT NOT NULL, `nameserver1` TEXT NOT NULL, `nameserver1ip` TEXT NOT NULL,
  `nameserver2` TEXT NOT NULL, `nameserver2ip` TEXT NOT NULL, `nameserver3` TEXT NOT NULL,
  `nameserver3ip` TEXT NOT NULL, `nameserver4` TEXT NOT NULL, `nameserver4ip` TEXT NOT NULL,
  `nameserver5` TEXT NOT NULL, `nameserver5ip` TEXT NOT NULL, `maxaccounts` INT NOT NULL DEFAULT 0,
  `type` TEXT NOT NULL, `username` TEXT NOT NULL, `password` TEXT NOT NULL, `accesshash` TEXT NOT NULL,
  `secure` TEXT NOT NULL, `port` INT DEFAULT NULL, `active` INT NOT NULL, `disabled` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblservergroups` (
  `id` INT NOT NULL AUTO_INCREMENT, `name` TEXT NOT NULL, `filltype` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblservergroupsrel` (
  `groupid` INT NOT NULL, `serverid` INT NOT NULL,
  KEY `group_server` (`groupid`,`serverid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblcustomfields` (
  `id` INT NOT NULL AUTO_INCREMENT, `type` TEXT NOT NULL, `relid` INT NOT NULL DEFAULT 0,
  `fieldname` TEXT NOT NULL, `fieldtype` TEXT NOT NULL, `description` TEXT NOT NULL, `fieldoptions` TEXT NOT NULL,
  `regexpr` TEXT NOT NULL, `adminonly` TEXT NOT NULL, `required` TEXT NOT NULL, `showorder` TEXT NOT NULL,
  `showinvoice` TEXT NOT NULL, `sortorder` INT NOT NULL DEFAULT 0,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `field_relation` (`relid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblcustomfieldsvalues` (
  `id` INT NOT NULL AUTO_INCREMENT, `fieldid` INT NOT NULL, `relid` INT NOT NULL, `value` TEXT NOT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `value_relation` (`fieldid`,`relid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblconfiguration` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT, `setting` VARCHAR(64) NOT NULL, `value` TEXT NOT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), UNIQUE KEY `setting_name` (`setting`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Settings of addon modules. (module, setting) is not unique.
CREATE TABLE `tbladdonmodules` (
  `id` INT NOT NULL AUTO_INCREMENT, `module` TEXT NOT NULL, `setting` TEXT NOT NULL, `value` TEXT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblactivitylog` (
  `id` INT NOT NULL AUTO_INCREMENT, `date` DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
  `description` TEXT NOT NULL, `user` TEXT NOT NULL, `userid` INT NOT NULL DEFAULT 0,
  `user_id` INT UNSIGNED NOT NULL DEFAULT 0, `admin_id` INT UNSIGNED NOT NULL DEFAULT 0, `ipaddr` TEXT NOT NULL,
  PRIMARY KEY (`id`), KEY `activity_client` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblmodulelog` (
  `id` INT NOT NULL AUTO_INCREMENT, `date` DATETIME NOT NULL, `module` TEXT NOT NULL, `action` TEXT NOT NULL,
  `request` TEXT NOT NULL, `response` TEXT NOT NULL, `arrdata` TEXT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblemailtemplates` (
  `id` INT NOT NULL AUTO_INCREMENT, `type` TEXT NOT NULL, `name` TEXT NOT NULL, `subject` TEXT NOT NULL,
  `message` TEXT NOT NULL, `attachments` TEXT NOT NULL, `fromname` TEXT NOT NULL, `fromemail` TEXT NOT NULL,
  `disabled` TINYINT(1) NOT NULL, `custom` TINYINT(1) NOT NULL, `language` TEXT NOT NULL, `copyto` TEXT NOT NULL,
  `blind_copy_to` TEXT NOT NULL, `plaintext` TINYINT(1) NOT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `template_name` (`name`(64))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tblemails` (
  `id` INT NOT NULL AUTO_INCREMENT, `userid` INT NOT NULL, `subject` TEXT NOT NULL, `message` TEXT NOT NULL,
  `date` DATETIME DEFAULT NULL, `to` TEXT DEFAULT NULL, `cc` TEXT DEFAULT NULL, `bcc` TEXT DEFAULT NULL,
  `attachments` TEXT DEFAULT NULL, `pending` TINYINT(1) NOT NULL DEFAULT 0, `message_data` TEXT DEFAULT NULL,
  `failed` TINYINT(1) NOT NULL DEFAULT 0, `failure_reason` VARCHAR(250) NOT NULL DEFAULT '',
  `retry_count` TINYINT(1) NOT NULL DEFAULT 0, `created_at` TIMESTAMP NULL DEFAULT NULL,
  `updated_at` TIMESTAMP NULL DEFAULT NULL, `campaign_id` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`), KEY `email_client` (`userid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tbladmins` (
  `id` INT NOT NULL AUTO_INCREMENT, `uuid` VARCHAR(255) NOT NULL DEFAULT '', `roleid` INT NOT NULL,
  `username` TEXT NOT NULL, `password` VARCHAR(255) NOT NULL DEFAULT '',
  `passwordhash` VARCHAR(255) NOT NULL DEFAULT '', `authmodule` TEXT NOT NULL, `authdata` TEXT NOT NULL,
  `firstname` TEXT NOT NULL, `lastname` TEXT NOT NULL, `email` TEXT NOT NULL, `signature` TEXT NOT NULL,
  `notes` TEXT NOT NULL, `template` TEXT NOT NULL, `language` TEXT NOT NULL, `disabled` INT NOT NULL,
  `loginattempts` INT NOT NULL, `supportdepts` TEXT NOT NULL, `ticketnotifications` TEXT NOT NULL,
  `homewidgets` TEXT NOT NULL, `password_reset_key` VARCHAR(255) NOT NULL DEFAULT '',
  `password_reset_data` TEXT NOT NULL, `password_reset_expiry` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `hidden_widgets` TEXT NOT NULL, `widget_order` TEXT NOT NULL, `user_preferences` TEXT DEFAULT NULL,
  `created_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  `updated_at` TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (`id`), KEY `admin_username` (`username`(32))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tbladminroles` (
  `id` INT NOT NULL AUTO_INCREMENT, `name` TEXT NOT NULL, `widgets` TEXT NOT NULL, `reports` TEXT NOT NULL,
  `systememails` INT NOT NULL, `accountemails` INT NOT NULL, `supportemails` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tbladminperms` (
  `roleid` INT NOT NULL, `permid` INT NOT NULL,
  KEY `role_permission` (`roleid`,`permid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
