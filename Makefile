# On Debian 12 each target installs by apt what is missing; `make` alone lists the targets.

export CARGO_TARGET_DIR ?= $(CURDIR)/target
export AFLEXI_CDN_SO := $(CARGO_TARGET_DIR)/release/libaflexi_cdn.so
export AFLEXI_SANDBOX := $(CARGO_TARGET_DIR)/debug/examples/aflexi-sandbox

CARGO := cargo
# The sandbox and the tests need no PHP, and one dependency graph serves both.
WITHOUT_PHP := --locked --no-default-features
PHPUNIT := phpunit --testsuite

.PHONY: help build demo test check torture bench dist fresh clean
.PHONY: install-build install-dist install compile sandbox test-rust test-php test-demo
# In the order written, whatever -j says: quick checks first, and cargo uses all cores by itself.
.NOTPARALLEL:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

build: install-build compile ## build the extension, target/release/libaflexi_cdn.so, and the sandbox
	@echo "Built $(AFLEXI_CDN_SO) for PHP $$(php-config --version)."

demo: install compile ## watch a WHMCS-like site sell while CDN accounts appear; ONCE=1 ends after that
	@php examples/demo/demo.php $(if $(filter-out 0,$(ONCE)),--once)

test: install check test-rust compile test-php test-demo ## run everything that can fail, quick checks first
	@echo "Everything passed: formatting, lints, Rust tests, PHP tests with the extension, the demo."

check: install ## check formatting and lints of Rust and PHP
	$(CARGO) fmt --check
	$(CARGO) fmt --check --manifest-path tests/fuzz/Cargo.toml
	phpcs
	$(CARGO) clippy $(WITHOUT_PHP) --all-targets -- -D warnings
	$(CARGO) clippy --locked --all-targets -- -D warnings

# So many stories for so many seconds; what is left of them is said at the end, to go on with. The model needs no site.
STORIES := 1-10000
SECONDS := 7200
HISTORIES := 1000000
# For each fuzzer.
FUZZING := 300

torture: install compile ## everything that takes long: faults everywhere, fuzzers, stories; STORIES=1-500 SECONDS=600
	TORTURE=long $(PHPUNIT) torture --bootstrap tests/php/torture/bootstrap.php
	tests/fuzz/run $(FUZZING)
	PROPTEST_CASES=$(HISTORIES) $(CARGO) test $(WITHOUT_PHP) --release --test model every_history
	scripts/other-databases
	for server in $(CARGO_TARGET_DIR)/databases/*; do \
		export AFLEXI_DATABASE_SERVER=$$server; \
		$(CARGO) test $(WITHOUT_PHP) --test sync || exit; \
		$(PHPUNIT) e2e --bootstrap tests/php/e2e/bootstrap.php --filter 'SqlMode|Transaction|DatabaseTrouble' || exit; \
	done
	php tests/php/torture/stories.php $(STORIES) $(SECONDS)

# The stand-ins are not to be what is measured: here they are built like the extension.
bench: export AFLEXI_SANDBOX := $(CARGO_TARGET_DIR)/release/examples/aflexi-sandbox
bench: install compile ## measure the addon beside plain PHP
	$(CARGO) build $(WITHOUT_PHP) --release --examples
	php benches/run.php

dist: install-dist sandbox ## make what hosts download, in dist/, and try it; TWICE=1 makes it twice and compares
	scripts/dist
	$(if $(filter-out 0,$(TWICE)),scripts/dist-twice)

fresh: ## both README commands as a newcomer runs them, in an empty Debian 12
	@scripts/install fresh
	scripts/fresh

clean: ## remove what was built and what the demo left
	$(CARGO) clean
	rm -rf .run .phpunit.result.cache dist

install-build:
	@scripts/install build

install-dist:
	@scripts/install dist

install:
	@scripts/install

compile: sandbox
	$(CARGO) build --locked --release --lib

sandbox:
	$(CARGO) build $(WITHOUT_PHP) --example aflexi-sandbox

test-rust:
	$(CARGO) test $(WITHOUT_PHP)

test-php: tests/browser/node_modules
	php -d extension=$(AFLEXI_CDN_SO) --ri aflexi_cdn
	$(PHPUNIT) unit --bootstrap tests/php/unit/bootstrap.php
	$(PHPUNIT) host --bootstrap tests/whmcs/autoload.php
	$(PHPUNIT) e2e --bootstrap tests/php/e2e/bootstrap.php
	$(PHPUNIT) torture --bootstrap tests/php/torture/bootstrap.php
	$(PHPUNIT) browser --bootstrap tests/browser/bootstrap.php

# From npm's registry, unless it is here already: the version and the checksum that the lock file names. No script of
# a package is run (tests/browser/.npmrc).
tests/browser/node_modules: tests/browser/package-lock.json
	cd tests/browser && npm ci
	@touch $@

# The story ends with status 0 only if after every scene Aflexi had what WHMCS wants.
test-demo:
	php examples/demo/demo.php --once
