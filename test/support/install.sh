#!/usr/bin/env bash
# Installs what the tests look at workbooks, documents and pages with, where it is not there yet. For Debian, as root.
set -euo pipefail

packages=(libreoffice-calc libreoffice-writer fonts-noto-cjk poppler-utils chromium)

# Test files run side by side; one of them installs, the others wait and find it done.
exec 9>"${TMPDIR:-/tmp}/juesuan-install.lock"
flock 9
if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"
fi
