#!/usr/bin/env python3
"""Opens what Round Robin sealed, without Round Robin: one file, Python 3.9 or newer, nothing to install.

    python3 recover.py (--keys FILE.keys.age | --seed FILE) [--passphrase-file FILE] [--out FILE] INPUT...

INPUT: vaults (.sqlite), bundles (.rrb), single sealed entries. --seed takes the recovery sheet's text or the JSON that
`age -d FILE.keys.age` prints. Writes one JSON object per entry and line. Exit code 0 only if everything could be opened.

Formats: docs/formats.md. Slow and not in constant time: for a machine of your own, without a network.
"""
import argparse
import base64
import getpass
import hashlib
import hmac
import json
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import unicodedata


class Unreadable(Exception):
    """Something is damaged, or not what it should be."""


def hkdf(key, salt, info, length=32):
    """HKDF-SHA256 (RFC 5869) for up to 32 bytes."""
    prk = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    return hmac.new(prk, info + b"\x01", hashlib.sha256).digest()[:length]


# --- X25519 (RFC 7748) ----------------------------------------------------------------------------------------------

P = 2**255 - 19


def x25519(secret, point):
    k = int.from_bytes(secret, "little") & ~7 & (1 << 254) - 1 | 1 << 254
    u = int.from_bytes(point, "little") % 2**255
    x2, z2, x3, z3, swapped = 1, 0, u, 1, 0
    for i in reversed(range(255)):
        bit = k >> i & 1
        if swapped ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swapped = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb, aa, bb = d * a, c * b, a * a, b * b
        x3, z3 = (da + cb) ** 2 % P, u * (da - cb) ** 2 % P
        e = aa - bb
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swapped:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


# --- ChaCha20-Poly1305 (RFC 8439) -----------------------------------------------------------------------------------

def chacha_block(key, counter, nonce):
    start = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574]
    start += [int.from_bytes(key[i:i + 4], "little") for i in range(0, 32, 4)]
    start += [counter] + [int.from_bytes(nonce[i:i + 4], "little") for i in range(0, 12, 4)]
    s, mask = list(start), 0xFFFFFFFF
    rounds = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
              (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
    for _ in range(10):
        for a, b, c, d in rounds:
            s[a] = s[a] + s[b] & mask
            s[d] ^= s[a]
            s[d] = s[d] << 16 & mask | s[d] >> 16
            s[c] = s[c] + s[d] & mask
            s[b] ^= s[c]
            s[b] = s[b] << 12 & mask | s[b] >> 20
            s[a] = s[a] + s[b] & mask
            s[d] ^= s[a]
            s[d] = s[d] << 8 & mask | s[d] >> 24
            s[c] = s[c] + s[d] & mask
            s[b] ^= s[c]
            s[b] = s[b] << 7 & mask | s[b] >> 25
    return b"".join((x + y & mask).to_bytes(4, "little") for x, y in zip(s, start))


def poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at:at + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return (total + int.from_bytes(key[16:], "little") & 2**128 - 1).to_bytes(16, "little")


def open_aead(key, nonce, sealed):
    """Opens without additional data."""
    if len(sealed) < 16:
        raise Unreadable("cut short")
    text, tag = sealed[:-16], sealed[-16:]
    mac = text + bytes(-len(text) % 16) + bytes(8) + len(text).to_bytes(8, "little")
    if not hmac.compare_digest(poly1305(chacha_block(key, 0, nonce)[:32], mac), tag):
        raise Unreadable("changed, or sealed to another key")
    stream = b"".join(chacha_block(key, 1 + i, nonce) for i in range(-(-len(text) // 64)))
    number = int.from_bytes(text, "little") ^ int.from_bytes(stream[:len(text)], "little")
    return number.to_bytes(len(text), "little")


# --- ML-KEM-768 (FIPS 203): key generation and decapsulation ----------------------------------------------------------

Q = 3329
ZETAS = [pow(17, int(f"{i:07b}"[::-1], 2), Q) for i in range(128)]
GAMMAS = [pow(17, 2 * int(f"{i:07b}"[::-1], 2) + 1, Q) for i in range(128)]


def ntt(polynomial):
    f, i, length = list(polynomial), 1, 128
    while length >= 2:
        for start in range(0, 256, 2 * length):
            for j in range(start, start + length):
                t = ZETAS[i] * f[j + length] % Q
                f[j + length], f[j] = (f[j] - t) % Q, (f[j] + t) % Q
            i += 1
        length //= 2
    return f


def inverse_ntt(polynomial):
    f, i, length = list(polynomial), 127, 2
    while length <= 128:
        for start in range(0, 256, 2 * length):
            for j in range(start, start + length):
                t = f[j]
                f[j], f[j + length] = (t + f[j + length]) % Q, ZETAS[i] * (f[j + length] - t) % Q
            i -= 1
        length *= 2
    return [x * 3303 % Q for x in f]


def product_sum(left, right):
    """Sum of the products of polynomials in NTT form."""
    total = [0] * 256
    for f, g in zip(left, right):
        for i in range(128):
            a, b, c, d = f[2 * i], f[2 * i + 1], g[2 * i], g[2 * i + 1]
            total[2 * i] += a * c + b * d * GAMMAS[i]
            total[2 * i + 1] += a * d + b * c
    return [x % Q for x in total]


def sample_ntt(seed):
    stream, found, at = hashlib.shake_128(seed).digest(3 * 1024), [], 0
    while len(found) < 256:
        a, b, c = stream[at:at + 3]
        found += [d for d in (a + 256 * (b % 16), b // 16 + 16 * c) if d < Q]
        at += 3
    return found[:256]


def noise(seed, n):
    bits = [byte >> i & 1 for byte in hashlib.shake_256(seed + bytes([n])).digest(128) for i in range(8)]
    return [(bits[4 * i] + bits[4 * i + 1] - bits[4 * i + 2] - bits[4 * i + 3]) % Q for i in range(256)]


def encode(f, d):
    return sum(x << d * i for i, x in enumerate(f)).to_bytes(32 * d, "little")


def decode(data, d):
    number = int.from_bytes(data, "little")
    return [number >> d * i & (1 << d) - 1 for i in range(256)]


def decompress(f, d):
    return [(x * Q * 2 + (1 << d)) >> d + 1 for x in f]


class Identity:
    """A hybrid age identity: ML-KEM-768 and X25519 from one seed."""

    def __init__(self, seed):
        expanded = hashlib.shake_256(seed).digest(96)
        self.x_secret = expanded[64:]
        self.x_public = x25519(self.x_secret, b"\x09" + bytes(31))
        halves = hashlib.sha3_512(expanded[:32] + b"\x03").digest()
        rho, sigma = halves[:32], halves[32:]
        self.s = [ntt(noise(sigma, n)) for n in range(3)]
        e = [ntt(noise(sigma, n)) for n in range(3, 6)]
        rows = [[sample_ntt(rho + bytes([j, i])) for j in range(3)] for i in range(3)]
        t = [[(x + y) % Q for x, y in zip(product_sum(row, self.s), e[i])] for i, row in enumerate(rows)]
        self.ek_hash = hashlib.sha3_256(b"".join(encode(f, 12) for f in t) + rho).digest()

    def decapsulate(self, c):
        """Without FIPS 203's encryption in return: a wrong ciphertext gives a wrong key, which the AEAD then finds."""
        u = [ntt(decompress(decode(c[320 * i:320 * (i + 1)], 10), 10)) for i in range(3)]
        v = decompress(decode(c[960:], 4), 4)
        w = [(a - b) % Q for a, b in zip(v, inverse_ntt(product_sum(self.s, u)))]
        message = encode([((x << 2) + Q) // (2 * Q) % 2 for x in w], 1)
        return hashlib.sha3_512(message + self.ek_hash).digest()[:32]

    def file_key(self, enc, wrapped):
        c, ephemeral = enc[:1088], enc[1088:]
        shared = hashlib.sha3_256(self.decapsulate(c) + x25519(self.x_secret, ephemeral) + ephemeral
                                  + self.x_public + bytes.fromhex("5c2e2f2f5e5c")).digest()
        return open_aead(*hpke_key(shared), wrapped)


def hpke_key(shared):
    """Key and nonce of HPKE's base mode (RFC 9180, 5.1)."""
    suite = b"HPKE" + bytes.fromhex("647a00010003")

    def extract(label, key, salt=b""):
        return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + key, hashlib.sha256).digest()

    def expand(prk, label, info, length):
        labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
        return hmac.new(prk, labeled + b"\x01", hashlib.sha256).digest()[:length]

    context = b"\0" + extract(b"psk_id_hash", b"") + extract(b"info_hash", b"age-encryption.org/mlkem768x25519")
    secret = extract(b"secret", b"", shared)
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


# --- age files (https://age-encryption.org/v1) ------------------------------------------------------------------------

def unpadded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def open_age(sealed, kind, file_key_of):
    """Opens a file with one stanza of `kind`; `file_key_of` gets the stanza's arguments and its body."""
    lines = sealed[:8192].split(b"\n")
    if len(lines) < 5 or lines[0] != b"age-encryption.org/v1" or not lines[3].startswith(b"--- "):
        raise Unreadable("not an age file of ours")
    arrow, said_kind, *arguments = lines[1].split(b" ")
    if arrow != b"->" or said_kind != kind:
        raise Unreadable("an age file of another kind")
    file_key = file_key_of(arguments, unpadded(lines[2]))
    end = sealed.index(b"\n--- ") + 4
    if not hmac.compare_digest(hmac.new(hkdf(file_key, b"", b"header"), sealed[:end], hashlib.sha256).digest(),
                               unpadded(lines[3][4:])):
        raise Unreadable("its header was changed")
    payload = sealed[end + 1 + len(lines[3][4:]) + 1:]
    key, rest, parts, counter = hkdf(file_key, payload[:16], b"payload"), payload[16:], [], 0
    while True:
        part, rest = rest[:65552], rest[65552:]
        parts.append(open_aead(key, counter.to_bytes(11, "big") + (b"\0" if rest else b"\1"), part))
        counter += 1
        if not rest:
            return b"".join(parts)


def open_hybrid(sealed, identity):
    return open_age(sealed, b"mlkem768x25519", lambda arguments, body: identity.file_key(unpadded(arguments[0]), body))


def open_scrypt(sealed, passphrase):
    def file_key(arguments, body):
        salt, factor = arguments
        key = hashlib.scrypt(passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + unpadded(salt), n=1 << int(factor),
                             r=8, p=1, maxmem=2**30, dklen=32)
        return open_aead(key, bytes(12), body)
    return open_age(sealed, b"scrypt", file_key)


# --- the seed ---------------------------------------------------------------------------------------------------------

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def seed_from_text(text):
    """The recovery sheet's text: Bech32m (BIP 350) with the prefix `rrseed`."""
    symbols = "".join(c for c in text.upper() if c.isalnum())[-58:].translate(str.maketrans("OI1B", "0LL8")).lower()
    if len(symbols) != 58 or any(symbol not in BECH32 for symbol in symbols):
        raise Unreadable("this is not the text of a recovery sheet")
    words, check = [BECH32.index(symbol) for symbol in symbols], 1
    for word in [ord(c) >> 5 for c in "rrseed"] + [0] + [ord(c) & 31 for c in "rrseed"] + words:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ word
        for i, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> i & 1 else 0
    if check != 0x2BC830A3:
        raise Unreadable("a character of the recovery text is wrong, missing or too many")
    bits = "".join(f"{word:05b}" for word in words[:52])
    return int(bits[:256], 2).to_bytes(32, "big")


def seed_from_json(text):
    seed = base64.b64decode(json.loads(text)["seed"], validate=True)
    if len(seed) != 32:
        raise Unreadable("a seed has 32 bytes")
    return seed


def tidy(passphrase):
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


def read_seed(arguments):
    if arguments.seed:
        text = pathlib.Path(arguments.seed).read_text("utf-8")
        return seed_from_json(text) if text.lstrip().startswith("{") else seed_from_text(text)
    if arguments.passphrase_file:
        passphrase = pathlib.Path(arguments.passphrase_file).read_text("utf-8").splitlines()[0]
    else:
        passphrase = getpass.getpass("Passphrase: ")
    try:
        return seed_from_json(open_scrypt(pathlib.Path(arguments.keys).read_bytes(), tidy(passphrase)))
    except Unreadable as problem:
        raise Unreadable(f"{arguments.keys}: {problem} (or the passphrase is wrong)") from None


# --- vaults, bundles, entries -------------------------------------------------------------------------------------------

def rows_of_vault(path):
    """(id, sealed) of a vault, read from a copy: SQLite would finish what a crash left behind, and this changes the file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "vault.sqlite"
        shutil.copyfile(path, copy)
        journal = pathlib.Path(f"{path}-journal")
        if journal.exists():
            shutil.copyfile(journal, f"{copy}-journal")
        database = sqlite3.connect(copy)
        try:
            return [(bytes(i), bytes(s)) for i, s in database.execute("SELECT id, sealed FROM entry ORDER BY id, leaf")]
        except sqlite3.DatabaseError as problem:
            raise Unreadable(str(problem)) from None
        finally:
            database.close()


def read_bundle(data):
    """(rows, tombstones) of an opened bundle; a tombstone withdraws the rows of its id whose commitment it opens."""
    at = 0

    def take(length):
        nonlocal at
        at += length
        if at > len(data):
            raise Unreadable("the bundle ends early")
        return data[at - length:at]

    def number():
        return int.from_bytes(take(4), "big")

    if take(10) != b"RRBUNDLE1\n":
        raise Unreadable("not a bundle")
    take(number())
    rows = [(take(16), take(32), take(number())) for _ in range(number())]
    return rows, [(take(16), take(32)) for _ in range(number())]


def entry_of(plaintext):
    length = int.from_bytes(plaintext[:4], "big")
    if length > len(plaintext) - 4 or any(plaintext[4 + length:]):
        raise Unreadable("not an entry")
    return json.loads(plaintext[4:4 + length])


def gather(inputs, transport):
    """All (id, sealed) of the inputs, each once, without what a bundle among them withdraws, and what could not be read."""
    rows, tombstones, problems = set(), set(), []
    withdrawals = {}
    for name in inputs:
        try:
            data = pathlib.Path(name).read_bytes()
            if data.startswith(b"SQLite format 3\0"):
                rows.update(rows_of_vault(name))
            elif name.endswith(".rrb"):
                in_bundle, buried = read_bundle(open_hybrid(data, transport))
                rows.update((identifier, sealed) for identifier, _, sealed in in_bundle)
                withdrawals.update({(identifier, sealed): w for identifier, w, sealed in in_bundle})
                tombstones.update(buried)
            else:
                rows.add((hashlib.sha256(data).digest()[:16], data))
        except (OSError, ValueError, Unreadable) as problem:
            problems.append(f"{name}: {problem}")
    secrets = {}
    for identifier, secret in tombstones:
        secrets.setdefault(identifier, []).append(hashlib.sha256(secret).digest())
    # a vault among the inputs may be older than the bundle that withdraws one of its rows
    kept = [row for row in rows if row[0] not in secrets
            or (row in withdrawals and withdrawals[row] not in secrets[row[0]])]
    return sorted(kept), problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    key = parser.add_mutually_exclusive_group(required=True)
    key.add_argument("--keys", help="the key file, <id>.keys.age")
    key.add_argument("--seed", help="a file with the recovery sheet's text, or with the opened key file's JSON")
    parser.add_argument("--passphrase-file")
    parser.add_argument("--out", help="instead of standard output")
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    arguments = parser.parse_args()
    try:
        seed = read_seed(arguments)
    except (OSError, ValueError, KeyError, Unreadable) as problem:
        print(problem, file=sys.stderr)
        return 1
    entry_key = Identity(hkdf(seed, b"", b"round-robin/1 entry identity"))
    rows, problems = gather(arguments.inputs, Identity(hkdf(seed, b"", b"round-robin/1 transport identity")))
    out = open(arguments.out, "w", encoding="utf-8") if arguments.out else sys.stdout
    for identifier, sealed in rows:
        try:
            print(json.dumps(entry_of(open_hybrid(sealed, entry_key)), ensure_ascii=False, sort_keys=True), file=out)
        except (ValueError, Unreadable) as problem:
            problems.append(f"entry {identifier.hex()}: {problem}")
    if arguments.out:
        out.close()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(rows)} entries, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
