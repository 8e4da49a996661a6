/**
 * Packages of Linux distributions with a flaw that many have met, and the first version of each release line that has the
 * fix. The course's own list: short, so that everybody can check it, and no scanner. From the distributions' own security
 * announcements. A version of a line that is not here says nothing.
 */
export interface FixedPackage {
  manager: 'dpkg' | 'apk'
  /** Names that the package goes by, of which one is enough. */
  names: readonly string[]
  cve: string
  /** One for each release line: versions with the same upstream version are compared with it. */
  fixed: readonly string[]
}

export const fixedPackages: readonly FixedPackage[] = [
  // Debian 10, 11 and 12, by their security announcements (DSA).
  { manager: 'dpkg', names: ['libc6'], cve: 'CVE-2023-4911', fixed: ['2.31-13+deb11u7', '2.36-9+deb12u3'] },
  {
    manager: 'dpkg',
    names: ['curl', 'libcurl4', 'libcurl3-gnutls'],
    cve: 'CVE-2023-38545',
    fixed: ['7.74.0-1.3+deb11u10', '7.88.1-10+deb12u4'],
  },
  {
    manager: 'dpkg',
    names: ['libwebp6', 'libwebp7'],
    cve: 'CVE-2023-4863',
    fixed: ['0.6.1-2.1+deb11u2', '1.2.4-0.2+deb12u1'],
  },
  { manager: 'dpkg', names: ['openssh-server'], cve: 'CVE-2024-6387', fixed: ['1:9.2p1-2+deb12u3'] },
  {
    manager: 'dpkg',
    names: ['openssl', 'libssl1.1'],
    cve: 'CVE-2022-0778',
    fixed: ['1.1.1d-0+deb10u8', '1.1.1k-1+deb11u2'],
  },
  { manager: 'dpkg', names: ['zlib1g'], cve: 'CVE-2022-37434', fixed: ['1:1.2.11.dfsg-2+deb11u2'] },
  { manager: 'dpkg', names: ['sudo'], cve: 'CVE-2021-3156', fixed: ['1.8.27-1+deb10u3'] },
  // A door that somebody built in; the mended version says so in its name.
  { manager: 'dpkg', names: ['xz-utils', 'liblzma5'], cve: 'CVE-2024-3094', fixed: ['5.6.1+really5.4.5-1'] },
  // Alpine, by the security fixes that its packages list.
  { manager: 'apk', names: ['openssl', 'libssl3', 'libcrypto3'], cve: 'CVE-2022-3602', fixed: ['3.0.7-r0'] },
  { manager: 'apk', names: ['zlib'], cve: 'CVE-2022-37434', fixed: ['1.2.12-r2'] },
]
