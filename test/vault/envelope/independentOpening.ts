import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from "node:crypto";

// Opens what the vault's formats seal with nothing of the product and no HPKE library: docs/vault.md must be enough.

const ascii = (text: string) => Buffer.from(text, "ascii");
const hmac = (key: Uint8Array, data: Uint8Array) => createHmac("sha256", key).update(data).digest();

function expand(prk: Uint8Array, info: Uint8Array, length: number): Buffer {
  return hmac(prk, Buffer.concat([info, Buffer.of(1)])).subarray(0, length);
}

/** RFC 9180 §4: every extraction and expansion names the protocol and the suite. */
function labeled(suite: Buffer) {
  return {
    extract: (salt: Uint8Array, label: string, ikm: Uint8Array) =>
      hmac(
        salt.byteLength > 0 ? salt : Buffer.alloc(32),
        Buffer.concat([ascii("HPKE-v1"), suite, ascii(label), ikm]),
      ),
    expand: (prk: Uint8Array, label: string, info: Uint8Array, length: number) => {
      const size = Buffer.alloc(2);
      size.writeUInt16BE(length);
      return expand(
        prk,
        Buffer.concat([size, ascii("HPKE-v1"), suite, ascii(label), info]),
        length,
      );
    },
  };
}

function x25519(privateKey: Uint8Array) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), privateKey]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

function x25519Public(raw: Uint8Array) {
  const der = Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), raw]);
  return createPublicKey({ key: der, format: "der", type: "spki" });
}

function openGcm(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

/** Base mode: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002. */
export function independentHpkeOpen(
  privateKey: Uint8Array,
  sealed: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
): Buffer {
  const enc = sealed.subarray(0, 32);
  const own = x25519(privateKey);
  const ownPublic = createPublicKey(own).export({ format: "der", type: "spki" }).subarray(-32);
  const dh = diffieHellman({ privateKey: own, publicKey: x25519Public(enc) });
  const kem = labeled(Buffer.concat([ascii("KEM"), Buffer.from("0020", "hex")]));
  const none = Buffer.alloc(0);
  const eaePrk = kem.extract(none, "eae_prk", dh);
  const shared = kem.expand(eaePrk, "shared_secret", Buffer.concat([enc, ownPublic]), 32);
  const hpke = labeled(Buffer.concat([ascii("HPKE"), Buffer.from("002000010002", "hex")]));
  const context = Buffer.concat([
    Buffer.of(0),
    hpke.extract(none, "psk_id_hash", none),
    hpke.extract(none, "info_hash", info),
  ]);
  const secret = hpke.extract(shared, "secret", none);
  const key = hpke.expand(secret, "key", context, 32);
  const nonce = hpke.expand(secret, "base_nonce", context, 12);
  return openGcm(key, nonce, sealed.subarray(32), aad);
}

export function independentEnvelopeOpen(
  envelope: Uint8Array,
  gateShare: Uint8Array,
  readerShare: Uint8Array,
): { readonly header: Record<string, string>; readonly plaintext: Buffer } {
  const bytes = Buffer.from(envelope);
  if (bytes.subarray(0, 4).toString("ascii") !== "MAE1") throw new Error("no envelope");
  const end = 8 + bytes.readUInt32BE(4);
  const headerBytes = bytes.subarray(8, end);
  const header = JSON.parse(headerBytes.toString("utf8")) as Record<string, string>;
  const hex = (name: string) => Buffer.from(String(header[name]).slice(2), "hex");
  const shares = Buffer.concat([gateShare, readerShare]);
  const key = Buffer.from(hkdfSync("sha256", shares, hex("envelopeId"), "medaudit/v1", 32));
  return { header, plaintext: openGcm(key, hex("iv"), bytes.subarray(end), headerBytes) };
}
