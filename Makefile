# The commands a person types. What is built, and how, is in CMakeLists.txt and CMakePresets.json.
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
TEST_JOBS ?= $(JOBS)
SHARED ?= ../shared

.PHONY: all demo release test exactness pages sanitize tidy bench evaluation install packages clean
all: release

packages:
	@scripts/install-packages

release: packages
	@cmake --preset release >/dev/null
	@cmake --build build/release --target armonica_program -j $(JOBS)

test: packages
	@cmake --preset dev >/dev/null
	@cmake --build build/dev -j $(JOBS)
	@ctest --test-dir build/dev --output-on-failure -j $(TEST_JOBS)

# That the sum is exact, for every track and tag of the published tables and every kind: what takes too long for `test`.
exactness: packages
	@cmake --preset dev >/dev/null
	@cmake --build build/dev --target explain_tests -j $(JOBS)
	@ARMONICA_EXACTNESS=1 build/dev/tests/explain_tests --gtest_filter='Exactness.*'

# The tests of the pages in a browser: odd pages, which must pass, and pages broken on purpose, which must not.
pages: packages
	@cd web && npm ci --no-audit --no-fund --loglevel=error && CHROMIUM=$$(command -v chromium) npm test

# The whole suite again, under the address and undefined-behaviour sanitizers.
sanitize: packages
	@cmake --preset asan >/dev/null
	@cmake --build build/asan -j $(JOBS)
	@ctest --test-dir build/asan --output-on-failure -j $(TEST_JOBS)

install: release
	@cmake -DCMAKE_INSTALL_PREFIX=$(PREFIX) build/release >/dev/null
	@cmake --build build/release --target armonica_program armonica_shared -j $(JOBS)
	@cmake --install build/release

demo: release
	@scripts/demo

bench: packages
	@cmake --preset bench >/dev/null
	@cmake --build build/bench -j $(JOBS)
	@scripts/bench

# Rewrites the tables of docs/agreement.md, docs/steadiness.md, docs/harmony.md, docs/lyrics.md, docs/midlevel.md and docs/features.md from the shared recordings.
evaluation: release
	@scripts/install-packages python3-numpy ffmpeg
	@evaluation/agreement $(SHARED)
	@evaluation/steadiness $(SHARED)
	@evaluation/harmony $(SHARED)
	@evaluation/lyrics $(SHARED)
	@evaluation/midlevel $(SHARED)
	@evaluation/document-features

tidy: packages
	@scripts/install-packages clang-tidy
	@cmake --preset tidy >/dev/null
	@cmake --build build/tidy -j $(JOBS)

clean:
	@rm -rf build
