import { expect, test } from "vitest";
import { isSlotTaken, nearestFreeSlot } from "../../../tui/forms/freeSlot.ts";
import { cast } from "../scripted/cast.ts";
import { noonSeconds } from "../scripted/noonSeconds.ts";
import { openSession } from "../scripted/openSession.ts";

const { ledger } = openSession().state();
const booked = ledger.appointments.get(1)?.startsAtSeconds ?? 0;
const doctor = cast.chen.address;

test("a live appointment holds the whole slot, for its doctor alone", () => {
  expect(isSlotTaken(ledger, doctor, booked)).toBe(true);
  expect(isSlotTaken(ledger, doctor, booked + 899)).toBe(true);
  expect(isSlotTaken(ledger, doctor, booked + 900)).toBe(false);
  expect(isSlotTaken(ledger, cast.silva.address, booked)).toBe(false);
});

test("an appointment doesn't stand in its own way", () => {
  expect(isSlotTaken(ledger, doctor, booked, 1)).toBe(false);
});

test("the nearest free slot is the next one, or the one before when going back", () => {
  expect(nearestFreeSlot(ledger, doctor, booked, noonSeconds)).toBe(booked + 900);
  expect(nearestFreeSlot(ledger, doctor, booked, noonSeconds, -1)).toBe(booked - 900);
});

test("it is never in the past", () => {
  expect(nearestFreeSlot(ledger, doctor, 0, noonSeconds)).toBeGreaterThan(noonSeconds);
});
