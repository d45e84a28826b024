# Two commands: `make run` and `make test`. Both install what is missing first.

TOOLS := $(or $(TONGBI_TOOLS),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/tongbi/tools)
export PATH := $(TOOLS)/bin:$(PATH)
# Shown in the page's footer; empty where there is no repository.
export TONGBI_COMMIT := $(shell git describe --always --dirty 2>/dev/null)
PORT ?= 8080
SHELL := /bin/bash

# What dist/ is made from.
SOURCES := $(shell find src style samples tools .cargo index.html boot.js first.js pdf.js reading_worker.js worker.js manifest.webmanifest Trunk.toml Cargo.toml Cargo.lock package-lock.json -type f)
# Where the page is built for work in progress.
QUICK := target/page
say = @printf '\033[1m%s\033[0m\n' "$(1)"

.PHONY: help run quick test build size bench lint native browser clean
help:           ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: quick      ## build the page quickly, serve it, print its address
	@node tools/serve.mjs $(QUICK) $(PORT)

quick: $(QUICK)/index.html ## write target/page/: the page as in dist/, neither optimized nor shrunk

$(QUICK)/index.html: $(SOURCES)
	@tools/setup build quick
	$(call say,building the page quickly)
	@mkdir -p target && touch target/quick-started
	@env -u NO_COLOR TRUNK_BUILD_CARGO_PROFILE=quick trunk build --offline --quiet --dist $(QUICK)
	@touch -r target/quick-started $@ # what was edited meanwhile is newer

build: dist/index.html ## write dist/: static files for any host, under any path

dist/index.html: $(SOURCES)
	@tools/setup build
	$(call say,building the page)
	@mkdir -p target && touch target/build-started
	@env -u NO_COLOR trunk build --release --offline --quiet
	@touch -r target/build-started $@ # what was edited meanwhile is newer

test: ## format, lints for both targets, native tests, tests of the built page in a browser
	@tools/setup test
	@$(MAKE) --no-print-directory lint native build size browser
	$(call say,all tests passed)

lint:           ## rustfmt and clippy, natively and for wasm
	$(call say,format and lints)
	@cargo fmt --check
	@cargo clippy --quiet --all-targets -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --bins --example bench -- -D warnings

native:         ## the core's tests
	$(call say,native tests)
	@cargo test --quiet

browser: dist/index.html ## the built page's tests, in Chromium
	$(call say,browser tests)
	@node --test --test-reporter=$${REPORTER:-dot} tests/browser/*.test.mjs

size: dist/index.html ## weigh each part of the page; WRITE=1 accepts what is measured now
	@node tools/size.mjs dist $(if $(WRITE),--write)

BENCH ?=
bench:          ## benchmarks beside other tools, in Chromium; one of them: BENCH=charts
	@tools/setup bench
	@node benches/run.mjs $(BENCH)

clean:          ## remove what was built, not what was installed
	@rm -rf dist target
