# ends: fail
# A library in /etc/ld.so.preload, in which nothing connects and every directory is empty. There is no
# compiler on a lab host, so Python writes the library: two instructions, and what the loader needs to find them.
play() {
  python3 - <<'END'
import platform, struct
fails = {"x86_64": bytes.fromhex("31c04883e801c3"), "aarch64": bytes.fromhex("00008092c0035fd6")}
empty = {"x86_64": bytes.fromhex("31c0c3"), "aarch64": bytes.fromhex("000080d2c0035fd6")}
machine = platform.machine()
code = fails[machine].ljust(16, b"\0") + empty[machine].ljust(16, b"\0")
names = [("connect", 0), ("readdir", 16), ("readdir64", 16)]
strings = b"\0" + b"".join(name.encode() + b"\0" for name, _ in names)
code_at = 64 + 3 * 56
symbols_at = code_at + len(code)
symbols, offset = b"\0" * 24, 1
for name, place in names:
    # Global functions of section 1, which is not there and need not be.
    symbols += struct.pack("<IBBHQQ", offset, 0x12, 0, 1, code_at + place, 16)
    offset += len(name) + 1
strings_at = symbols_at + len(symbols)
hash_at = (strings_at + len(strings) + 7) & ~7
count = len(names) + 1
chains = [0, *range(2, count), 0]
table = struct.pack(f"<II1I{count}I", 1, count, 1, *chains)
dynamic_at = (hash_at + len(table) + 7) & ~7
entries = [(4, hash_at), (5, strings_at), (6, symbols_at), (10, len(strings)), (11, 24), (0, 0)]
dynamic = b"".join(struct.pack("<QQ", *entry) for entry in entries)
size = dynamic_at + len(dynamic)
kind = {"x86_64": 62, "aarch64": 183}[machine]
header = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
header += struct.pack("<HHIQQQIHHHHHH", 3, kind, 1, 0, 64, 0, 0, 64, 56, 3, 64, 0, 0)
load = struct.pack("<IIQQQQQQ", 1, 7, 0, 0, 0, size, size, 0x10000)
point = struct.pack("<IIQQQQQQ", 2, 6, dynamic_at, dynamic_at, dynamic_at, len(dynamic), len(dynamic), 8)
# Without it the loader would have to make the stack executable.
stack = struct.pack("<IIQQQQQQ", 0x6474E551, 6, 0, 0, 0, 0, 0, 16)
library = (header + load + point + stack + code + symbols + strings).ljust(hash_at, b"\0")
library = (library + table).ljust(dynamic_at, b"\0") + dynamic
open("/opt/nothing.so", "wb").write(library)
END
  echo /opt/nothing.so > /etc/ld.so.preload
  test -z "$(ls /etc 2>&1)"
}

undo() {
  rm /etc/ld.so.preload /opt/nothing.so
}
