#!/usr/bin/env python3
"""Second implementation of docs/formats.md; shares no code with the product. Recomputes test/vectors/formats.json.

Run: python3 test/vectors/check.py [FILE]. Exit code 0 only if everything that could be checked agrees.
Keys and comparisons here are not in constant time: for checking only.
"""
import base64
import hashlib
import hmac
import json
import pathlib
import sys

try:
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    HAVE_CRYPTOGRAPHY = True
except ImportError:
    HAVE_CRYPTOGRAPHY = False


# --- conventions ------------------------------------------------------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def u32(number):
    return number.to_bytes(4, "big")


def raw(public_key):
    return public_key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def hkdf(key, salt, info, length):
    prk = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    out, block = b"", b""
    for i in range(1, 256):
        if len(out) >= length:
            break
        block = hmac.new(prk, block + info + bytes([i]), hashlib.sha256).digest()
        out += block
    return out[:length]


def canonical(value):
    """RFC 8785 for what our formats hold: no fractions."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, float):
        raise ValueError("fractions are not checked here")
    return json.dumps(value, ensure_ascii=False)


SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_SYMBOLS = SYMBOLS + "*~$=U"


def crockford(data, bits=None):
    bits = len(data) * 8 if bits is None else bits
    text = "".join(f"{byte:08b}" for byte in data)[:bits]
    text += "0" * (-len(text) % 5)
    return "".join(SYMBOLS[int(text[at:at + 5], 2)] for at in range(0, len(text), 5))


def check_symbol(symbols):
    value = 0
    for symbol in symbols:
        value = value * 32 + SYMBOLS.index(symbol)
    return CHECK_SYMBOLS[value % 37]


def groups(symbols):
    return "-".join(symbols[at:at + 4] for at in range(0, len(symbols), 4))


def code_with_check(data):
    symbols = crockford(data)
    return groups(symbols) + "-" + check_symbol(symbols)


def read_code(text, length):
    """The bytes of a code with check as a person may type it, or None."""
    skipped = str.maketrans("", "", " \t\n-\u2010\u2011\u2013")
    symbols = text.translate(skipped).upper().translate(str.maketrans("OIL", "011"))
    body, check = symbols[:-1], symbols[-1:]
    if len(body) != -(-length * 8 // 5) or any(symbol not in SYMBOLS for symbol in body):
        return None
    bits = "".join(f"{SYMBOLS.index(symbol):05b}" for symbol in body)
    if check_symbol(body) != check or "1" in bits[length * 8:]:
        return None
    return int(bits[:length * 8], 2).to_bytes(length, "big")


BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def bech32(prefix, data, constant=1):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    words = [int(bits[at:at + 5], 2) for at in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = 1
    for word in expanded + words + [0] * 6:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ word
        for i, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> i & 1 else 0
    check ^= constant
    return prefix + "1" + "".join(BECH32[word] for word in words + [check >> 5 * (5 - i) & 31 for i in range(6)])


# --- notes ------------------------------------------------------------------------------------------------------------

def key_hash(name, public_key):
    return sha256(name.encode() + b"\n\x01" + public_key)[:4]


def read_note(note, name, public_key):
    """The signed text. Raises ValueError for anything that is not such a note."""
    at = note.rfind("\n\n")
    if at < 0 or not note.endswith("\n"):
        raise ValueError("not a note")
    text, line = note[:at + 1], note[at + 2:-1]
    if "\n" in line or any(ord(c) < 32 and c != "\n" for c in text):
        raise ValueError("another form")
    dash, said_name, encoded = line.split(" ")
    payload = base64.b64decode(encoded, validate=True)
    if dash != "\u2014" or said_name != name or len(payload) != 68 or payload[:4] != key_hash(name, public_key):
        raise ValueError("another key")
    if HAVE_CRYPTOGRAPHY:
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(payload[4:], text.encode())
        except InvalidSignature:
            raise ValueError("bad signature") from None
    return text


# --- ML-KEM-768 (FIPS 203): key generation and decapsulation -------------------------------------------------------------

Q = 3329


def bit_reversed(i):
    return int(f"{i:07b}"[::-1], 2)


ZETAS = [pow(17, bit_reversed(i), Q) for i in range(128)]
GAMMAS = [pow(17, 2 * bit_reversed(i) + 1, Q) for i in range(128)]


def ntt(f):
    f, i, length = list(f), 1, 128
    while length >= 2:
        for start in range(0, 256, 2 * length):
            for j in range(start, start + length):
                t = ZETAS[i] * f[j + length] % Q
                f[j + length], f[j] = (f[j] - t) % Q, (f[j] + t) % Q
            i += 1
        length //= 2
    return f


def inverse_ntt(f):
    f, i, length = list(f), 127, 2
    while length <= 128:
        for start in range(0, 256, 2 * length):
            for j in range(start, start + length):
                t = f[j]
                f[j], f[j + length] = (t + f[j + length]) % Q, ZETAS[i] * (f[j + length] - t) % Q
            i -= 1
        length *= 2
    return [x * 3303 % Q for x in f]


def multiply(f, g):
    h = [0] * 256
    for i in range(128):
        a, b, c, d = f[2 * i], f[2 * i + 1], g[2 * i], g[2 * i + 1]
        h[2 * i], h[2 * i + 1] = (a * c + b * d * GAMMAS[i]) % Q, (a * d + b * c) % Q
    return h


def add(f, g):
    return [(a + b) % Q for a, b in zip(f, g)]


def sum_of(polynomials):
    total = [0] * 256
    for polynomial in polynomials:
        total = add(total, polynomial)
    return total


def sample_ntt(seed):
    stream, found, at = hashlib.shake_128(seed).digest(3 * 1024), [], 0
    while len(found) < 256:
        a, b, c = stream[at:at + 3]
        found += [d for d in (a + 256 * (b % 16), b // 16 + 16 * c) if d < Q]
        at += 3
    return found[:256]


def to_bits(data):
    return [byte >> i & 1 for byte in data for i in range(8)]


def noise(seed, n):
    bits = to_bits(hashlib.shake_256(seed + bytes([n])).digest(128))
    return [(bits[4 * i] + bits[4 * i + 1] - bits[4 * i + 2] - bits[4 * i + 3]) % Q for i in range(256)]


def encode(f, d):
    number = 0
    for i, x in enumerate(f):
        number |= x << d * i
    return number.to_bytes(32 * d, "little")


def decode(data, d):
    number = int.from_bytes(data, "little")
    return [(number >> d * i & (1 << d) - 1) % (Q if d == 12 else 1 << d) for i in range(256)]


def compress(f, d):
    return [((x << d + 1) + Q) // (2 * Q) % (1 << d) for x in f]


def decompress(f, d):
    return [(x * Q * 2 + (1 << d)) >> d + 1 for x in f]


def matrix(rho):
    return [[sample_ntt(rho + bytes([j, i])) for j in range(3)] for i in range(3)]


def mlkem_keys(seed):
    """(encapsulation key, decapsulation key) from d ‖ z."""
    d, z = seed[:32], seed[32:]
    expanded = hashlib.sha3_512(d + bytes([3])).digest()
    rho, sigma = expanded[:32], expanded[32:]
    a = matrix(rho)
    s = [ntt(noise(sigma, n)) for n in range(3)]
    e = [ntt(noise(sigma, n)) for n in range(3, 6)]
    t = [add(sum_of(multiply(a[i][j], s[j]) for j in range(3)), e[i]) for i in range(3)]
    ek = b"".join(encode(f, 12) for f in t) + rho
    return ek, b"".join(encode(f, 12) for f in s) + ek + hashlib.sha3_256(ek).digest() + z


def mlkem_encrypt(ek, message, randomness):
    t = [decode(ek[384 * i:384 * (i + 1)], 12) for i in range(3)]
    a = matrix(ek[1152:])
    y = [ntt(noise(randomness, n)) for n in range(3)]
    e1 = [noise(randomness, n) for n in range(3, 6)]
    u = [add(inverse_ntt(sum_of(multiply(a[j][i], y[j]) for j in range(3))), e1[i]) for i in range(3)]
    v = add(inverse_ntt(sum_of(multiply(t[i], y[i]) for i in range(3))), noise(randomness, 6))
    v = add(v, decompress(decode(message, 1), 1))
    return b"".join(encode(compress(f, 10), 10) for f in u) + encode(compress(v, 4), 4)


def mlkem_decapsulate(dk, c):
    s, ek, h, z = dk[:1152], dk[1152:2336], dk[2336:2368], dk[2368:]
    u = [decompress(decode(c[320 * i:320 * (i + 1)], 10), 10) for i in range(3)]
    v = decompress(decode(c[960:], 4), 4)
    inner = sum_of(multiply(decode(s[384 * i:384 * (i + 1)], 12), ntt(u[i])) for i in range(3))
    w = [(a - b) % Q for a, b in zip(v, inverse_ntt(inner))]
    message = encode(compress(w, 1), 1)
    expanded = hashlib.sha3_512(message + h).digest()
    if mlkem_encrypt(ek, message, expanded[32:]) != c:
        return hashlib.shake_256(z + c).digest(32)
    return expanded[:32]


# --- age --------------------------------------------------------------------------------------------------------------

def hybrid_keys(seed):
    expanded = hashlib.shake_256(seed).digest(96)
    ek, dk = mlkem_keys(expanded[:64])
    return ek, dk, X25519PrivateKey.from_private_bytes(expanded[64:])


def unpadded(text):
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


def hpke_key(shared):
    suite = b"HPKE" + bytes.fromhex("647a00010003")

    def extract(salt, label, key):
        return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + key, hashlib.sha256).digest()

    def expand(prk, label, info, length):
        labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
        return hmac.new(prk, labeled + b"\x01", hashlib.sha256).digest()[:length]

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", b"age-encryption.org/mlkem768x25519")
    secret = extract(shared, b"secret", b"")
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


def open_hybrid(sealed, seed):
    lines = sealed[:1627].decode("ascii").split("\n")
    if len(lines) != 5 or lines[0] != "age-encryption.org/v1" or lines[4] != "":
        raise ValueError("another header")
    arrow, kind, enc = lines[1].split(" ")
    if (arrow, kind) != ("->", "mlkem768x25519"):
        raise ValueError("another stanza")
    ek, dk, x = hybrid_keys(seed)
    c, ephemeral = unpadded(enc)[:1088], unpadded(enc)[1088:]
    ss_x = x.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    shared = hashlib.sha3_256(
        mlkem_decapsulate(dk, c) + ss_x + ephemeral + raw(x.public_key()) + bytes.fromhex("5c2e2f2f5e5c")).digest()
    key, nonce = hpke_key(shared)
    return open_age(sealed, ChaCha20Poly1305(key).decrypt(nonce, unpadded(lines[2]), b""))


def open_scrypt(sealed, passphrase):
    """The scrypt stanza as age specifies it: salt 'age-encryption.org/v1/scrypt' ‖ salt, N = 2^work factor, r = 8, p = 1."""
    _, stanza, wrapped, _ = sealed.split(b"\n")[:4]
    _, kind, salt, factor = stanza.decode().split(" ")
    if (kind, factor) != ("scrypt", "18"):
        raise ValueError("another stanza or work factor")
    key = hashlib.scrypt(passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + unpadded(salt), n=2 ** 18, r=8, p=1,
                         maxmem=2 ** 29, dklen=32)
    return open_age(sealed, ChaCha20Poly1305(key).decrypt(bytes(12), unpadded(wrapped.decode()), b""))


def open_age(sealed, file_key):
    """Checks the header's MAC and opens the payload."""
    end = sealed.index(b"\n--- ") + 4
    mac = unpadded(sealed[end + 1:end + 44].decode())
    if hmac.new(hkdf(file_key, b"", b"header", 32), sealed[:end], hashlib.sha256).digest() != mac:
        raise ValueError("header changed")
    payload = sealed[end + 45:]
    key, rest, out, counter = hkdf(file_key, payload[:16], b"payload", 32), payload[16:], b"", 0
    while True:
        chunk, rest = rest[:65552], rest[65552:]
        nonce = counter.to_bytes(11, "big") + (b"\0" if rest else b"\1")
        out += ChaCha20Poly1305(key).decrypt(nonce, chunk, b"")
        counter += 1
        if not rest:
            return out


def sealed_length(n):
    return 1627 + 16 + n + 16 * max(1, -(-n // 65536))


# --- entries, sets, bundles ---------------------------------------------------------------------------------------------

SIZES = [1024 * kib for kib in (1, 2, 4, 8, 16, 32)]


def pad(content):
    size = next(size for size in SIZES if len(content) + 4 <= size)
    return (u32(len(content)) + content).ljust(size, b"\0")


def leaf_of(identifier, sealed, withdrawal):
    return sha256(b"\0" + identifier + sha256(sealed) + withdrawal)


def root_of(leaves):
    """Of (id, leaf) pairs."""
    ordered = [leaf for _, leaf in sorted(set(leaves))]

    def tree(part):
        if len(part) == 1:
            return part[0]
        left = 1
        while left * 2 < len(part):
            left *= 2
        return sha256(b"\1" + tree(part[:left]) + tree(part[left:]))

    return tree(ordered) if ordered else sha256(b"")


def read_bundle(data):
    at = 0

    def take(length):
        nonlocal at
        at += length
        if at > len(data):
            raise ValueError("bundle ends early")
        return data[at - length:at]

    def number():
        return int.from_bytes(take(4), "big")

    if len(data) % 65536 or take(10) != b"RRBUNDLE1\n":
        raise ValueError("not a bundle")
    manifest = take(number()).decode()
    rows = [(take(16), take(32), take(number())) for _ in range(number())]
    tombstones = [(take(16), take(32)) for _ in range(number())]
    if any(data[at:]) or len(data) - at >= 65536:
        raise ValueError("filling")
    if rows != sorted(rows, key=lambda row: (row[0], row[2])) or tombstones != sorted(tombstones):
        raise ValueError("order")
    return manifest, rows, tombstones


def contents_hash(data):
    """SHA-256 of rows and tombstones, from the number of rows to the last tombstone."""
    start = 14 + int.from_bytes(data[10:14], "big")
    _, rows, tombstones = read_bundle(data)
    end = start + 8 + sum(52 + len(sealed) for _, _, sealed in rows) + 48 * len(tombstones)
    return sha256(data[start:end]).hex()


# --- the vectors --------------------------------------------------------------------------------------------------------

class Report:
    def __init__(self):
        self.agreed, self.failed, self.skipped = 0, [], []

    def same(self, what, ours, theirs):
        if ours == theirs:
            self.agreed += 1
        else:
            self.failed.append(f"{what}\n    page:    {str(ours)[:160]}\n    vectors: {str(theirs)[:160]}")

    def refused(self, what, action):
        try:
            action()
        except (ValueError, IndexError):
            self.agreed += 1
        else:
            self.failed.append(f"{what} was not refused")


def check_canonical(v, report):
    for i, example in enumerate(v["canonical"]):
        ours = canonical(example["value"])
        report.same(f"canonical {i}", ours, example["canonical"])
        report.same(f"canonical hash {i}", sha256(ours.encode()).hex(), example["sha256"])


ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def check_keys(v, report):
    keys = v["keys"]
    seed = bytes.fromhex(keys["seed"])

    def derive(label):
        return hkdf(seed, b"", f"round-robin/1 {label}".encode(), 32)

    candidate = 0
    while not 0 < int.from_bytes(derive(f"certificate key {candidate}"), "big") < ORDER_P256:
        candidate += 1
    for name, label in {
        "entrySeed": "entry identity", "transportSeed": "transport identity", "signSecret": "signing key",
        "certificateSecret": f"certificate key {candidate}", "letterKey": "letter codes",
    }.items():
        report.same(f"keys.{name}", derive(label).hex(), keys[name])
    for kind in ("entry", "transport"):
        own = derive(f"{kind} identity")
        report.same(f"{kind} identity", bech32("age-secret-key-pq-", own).upper(), keys[f"{kind}Identity"])
        expanded = hashlib.shake_256(own).digest(96)
        if HAVE_CRYPTOGRAPHY:
            public = mlkem_keys(expanded[:64])[0] + raw(X25519PrivateKey.from_private_bytes(expanded[64:]).public_key())
            report.same(f"{kind} recipient", bech32("age1pq", public), keys[f"{kind}Recipient"])
    if HAVE_CRYPTOGRAPHY:
        sign = Ed25519PrivateKey.from_private_bytes(derive("signing key"))
        report.same("signing public key", raw(sign.public_key()).hex(), keys["signPublic"])
        scalar = int.from_bytes(derive(f"certificate key {candidate}"), "big")
        point = ec.derive_private_key(scalar, ec.SECP256R1()).public_key()
        uncompressed = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        report.same("certificate public key", uncompressed.hex(), keys["certificatePublic"])


BECH32M = 0x2BC830A3


def check_recovery(v, report):
    code = bech32("rrseed", bytes.fromhex(v["keys"]["seed"]), BECH32M).upper()
    report.same("recovery code", code, v["recovery"]["code"])
    report.same("recovery text", code[:7] + "-" + groups(code[7:]), v["recovery"]["text"])


def check_key_file(v, report):
    ours = canonical({"v": 1, "campaign": v["campaign"]["draft"]["id"],
                      "seed": base64.b64encode(bytes.fromhex(v["keys"]["seed"])).decode()})
    report.same("key file", ours, v["keyFile"]["plaintext"])
    if HAVE_CRYPTOGRAPHY:
        opened = open_scrypt(base64.b64decode(v["keyFile"]["sealedBase64"]), v["keyFile"]["passphrase"])
        report.same("key file, opened", opened.decode(), v["keyFile"]["plaintext"])


def check_certificate(v, report):
    der = base64.b64decode(v["certificate"]["derBase64"])
    report.same("certificate hash", sha256(der).hex(), v["certificate"]["sha256"])
    if not HAVE_CRYPTOGRAPHY:
        return
    certificate = x509.load_der_x509_certificate(der)
    point = bytes.fromhex(v["keys"]["certificatePublic"])
    serial = bytearray(sha256(point)[:16])
    serial[0] = serial[0] & 0x7F | 0x40
    report.same("serial", certificate.serial_number, int.from_bytes(serial, "big"))
    organisation = v["certificate"]["organisation"][:64]
    for name in (certificate.subject, certificate.issuer):
        report.same("name", [(a.oid.dotted_string, a.value) for a in name],
                    [("2.5.4.10", organisation), ("2.5.4.3", organisation)])
    for end, when in (("before", v["certificate"]["validFrom"] + "T00:00:00"), ("after", "9999-12-31T23:59:59")):
        # the name with _utc is new in cryptography 42, the one without is going
        said = getattr(certificate, f"not_valid_{end}_utc", None) or getattr(certificate, f"not_valid_{end}")
        report.same(f"not {end}", said.replace(tzinfo=None).isoformat(), when)
    public = certificate.public_key()
    report.same("its key", public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint), point)
    public.verify(certificate.signature, certificate.tbs_certificate_bytes, ec.ECDSA(hashes.SHA256()))
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    report.same("key usage", (usage.critical, usage.value.digital_signature, usage.value.content_commitment), (True,) * 3)
    identifier = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    report.same("subject key identifier", identifier.value.digest, hashlib.sha1(point).digest())


def check_campaign(v, report):
    campaign, public = v["campaign"], bytes.fromhex(v["keys"]["signPublic"])
    identifier = campaign["draft"]["id"]
    name = f"round-robin/{identifier}"
    report.same("file name", f"{identifier}.{campaign['version']}.roundrobin", campaign["file"])
    report.same("key name", name, campaign["keyName"])
    report.same("key hash", key_hash(name, public).hex(), campaign["keyHash"])
    text = read_note(campaign["note"], name, public)
    content = json.loads(text)
    report.same("note's form", json.dumps(content, indent=2, ensure_ascii=False) + "\n", text)
    certificate = base64.b64decode(v["certificate"]["derBase64"])
    keys = {"sign": base64.b64encode(public).decode(), "entry": v["keys"]["entryRecipient"],
            "transport": v["keys"]["transportRecipient"], "certificate": v["certificate"]["derBase64"]}
    report.same("note's content", content, {**campaign["draft"], "version": campaign["version"], "keys": keys})
    parts = [b"round-robin/1 fingerprint", public, keys["entry"].encode(), keys["transport"].encode(), certificate]
    digest = sha256(b"".join(u32(len(part)) + part for part in parts))
    report.same("fingerprint", groups(crockford(digest, 100)), campaign["fingerprint"])
    report.refused("another name", lambda: read_note(campaign["note"], name + "x", public))
    report.refused("two signatures", lambda: read_note(campaign["note"] + campaign["note"].split("\n\n")[-1], name, public))
    if HAVE_CRYPTOGRAPHY:
        report.refused("changed text", lambda: read_note(campaign["note"].replace("soup", "tea", 1), name, public))


def check_entries(v, report):
    campaign = v["campaign"]["draft"]
    for vector in v["entries"]:
        name, entry = vector["name"], vector["entry"]
        text = canonical(entry).encode()
        padded = pad(text)
        report.same(f"{name}: hash", sha256(text).hex(), vector["canonicalSha256"])
        report.same(f"{name}: lengths", (len(text), len(padded), sealed_length(len(padded))),
                    (vector["length"], vector["sizeClass"], vector["sealedLength"]))
        report.same(f"{name}: start", padded[:16].hex(), vector["plaintextStart"])
        report.same(f"{name}: plaintext", sha256(padded).hex(), vector["plaintextSha256"])
        shown = entry["language"] if entry["language"] in campaign["languages"] else campaign["languages"][0]
        report.same(f"{name}: text", sha256(canonical(campaign["texts"][shown]).encode()).hex(), entry["text"])
        wordings = {consent["id"]: consent["wording"] for consent in campaign["consents"]}
        report.same(f"{name}: consents", entry["consents"],
                    {key: sha256(canonical(wordings[key][shown]).encode()).hex() for key in entry["consents"]})


def check_sealed(v, report):
    sealed = base64.b64decode(v["sealed"]["sealedBase64"])
    vector = next(vector for vector in v["entries"] if vector["name"] == v["sealed"]["entry"])
    report.same("sealed length", len(sealed), sealed_length(vector["sizeClass"]))
    report.same("its identity", v["sealed"]["identity"], v["keys"]["entryIdentity"])
    if HAVE_CRYPTOGRAPHY:
        opened = open_hybrid(sealed, bytes.fromhex(v["keys"]["entrySeed"]))
        report.same("sealed entry, opened", opened, pad(canonical(vector["entry"]).encode()))


def check_rows(v, report):
    salt, leaves = v["campaign"]["draft"]["id"].encode(), []
    for i, row in enumerate(v["rows"]):
        code = bytes.fromhex(row["code"])
        identifier, secret = hkdf(code, salt, b"id", 16), hkdf(code, salt, b"withdraw", 32)
        sealed = bytes([row["sealed"]["byte"]]) * row["sealed"]["length"]
        leaf = leaf_of(identifier, sealed, sha256(secret))
        leaves.append((identifier, leaf))
        report.same(f"row {i}", [code_with_check(code), identifier.hex(), secret.hex(), sha256(secret).hex(), leaf.hex()],
                    [row[key] for key in ("text", "id", "secret", "withdrawal", "leaf")])
        report.same(f"row {i}: code as typed", read_code(row["text"].lower().replace("0", "o").replace("1", "l"), 10), code)
    for vector in v["roots"]:
        report.same(f"root of {vector['rows']}", root_of(leaves[:vector["rows"]]).hex(), vector["root"])
    return leaves


def check_sync(v, leaves, report):
    device = v["device"]
    public = bytes.fromhex(device["publicKey"])
    if HAVE_CRYPTOGRAPHY:
        own = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(device["secret"]))
        report.same("device's public key", raw(own.public_key()), public)
    report.same("device.key", device["secret"] + "\n", device["keyFileText"])
    report.same("device's id", crockford(public), device["id"])
    report.same("device's code", code_with_check(public), device["code"])
    report.same("device's code, read", read_code(device["code"], 32), public)
    name = f"round-robin-device/{device['id'][:16]}"
    report.same("device's key name", (name, key_hash(name, public).hex()), (device["keyName"], device["keyHash"]))
    text = read_note(v["manifest"]["note"], name, public)
    report.same("manifest", text, canonical(v["manifest"]["value"]) + "\n")
    report.same("manifest's root", v["manifest"]["value"]["root"], root_of(leaves[:3]).hex())
    report.same("manifest's previous root", v["manifest"]["value"]["previousRoot"], root_of([]).hex())
    report.same("root on the protocol", groups(crockford(bytes.fromhex(v["protocol"]["root"]), 80)), v["protocol"]["printed"])

    bundle = base64.b64decode(v["bundle"]["contentBase64"]).ljust(v["bundle"]["length"], b"\0")
    report.same("bundle hash", sha256(bundle).hex(), v["bundle"]["sha256"])
    report.same("sealed bundle", sealed_length(len(bundle)), v["bundle"]["sealedLength"])
    manifest, rows, tombstones = read_bundle(bundle)
    report.same("bundle's manifest", manifest, v["manifest"]["note"])
    report.same("bundle's contents", contents_hash(bundle), v["manifest"]["value"]["contents"])
    held = [(identifier, leaf_of(identifier, sealed, withdrawal)) for identifier, withdrawal, sealed in rows]
    report.same("bundle's rows", held, sorted(leaves[:3]))
    report.same("bundle's tombstones", [(i.hex(), w.hex()) for i, w in tombstones],
                [(v["rows"][3]["id"], v["rows"][3]["secret"])])
    report.refused("a bundle cut short", lambda: read_bundle(bundle[:-1]))
    report.refused("a bundle with filling", lambda: read_bundle(bundle[:-1] + b"\1"))

    campaign, sign = v["campaign"]["draft"]["id"], bytes.fromhex(v["keys"]["signPublic"])
    for what in ("receipt", "enrolment"):
        text = read_note(v[what]["note"], f"round-robin/{campaign}", sign)
        report.same(what, text, canonical(v[what]["value"]) + "\n")
    report.same("paths", (v["receipt"]["bundleFile"], v["receipt"]["receiptFile"]),
                (f"{campaign}/bundles/{v['bundle']['sha256']}.rrb", f"{campaign}/receipts/{v['bundle']['sha256']}.receipt"))


def check_letters(v, report):
    key, identifier = bytes.fromhex(v["keys"]["letterKey"]), bytes.fromhex(v["letter"]["id"])
    for file in v["letter"]["files"]:
        digest = hmac.new(key, identifier + file["addressee"].encode(), hashlib.sha256).digest()
        code = crockford(digest, 50)
        name = f"{v['campaign']['draft']['id']}-{file['addressee']}-{code}.pdf"
        report.same(f"letter to {file['addressee']}", (code, name), (file["code"], file["file"]))


def main():
    here = pathlib.Path(__file__).parent
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "formats.json"
    v, report = json.loads(path.read_text("utf-8")), Report()
    if not HAVE_CRYPTOGRAPHY:
        report.skipped.append("Ed25519, P-256, X25519, ChaCha20-Poly1305: no package cryptography")
    check_canonical(v, report)
    check_keys(v, report)
    check_key_file(v, report)
    check_recovery(v, report)
    check_certificate(v, report)
    check_campaign(v, report)
    check_entries(v, report)
    check_sealed(v, report)
    check_sync(v, check_rows(v, report), report)
    check_letters(v, report)
    for line in report.skipped:
        print(f"skipped: {line}")
    for line in report.failed:
        print(f"differs: {line}")
    print(f"{report.agreed} agree, {len(report.failed)} differ")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
