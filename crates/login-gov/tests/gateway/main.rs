//! The client against the stand-in: the road, and everything that must not be a road.
#![cfg(test)]

mod attacks;
mod browser;
mod cases;
mod flips;
mod messages;
mod road;
mod setting;
mod signatures;
mod wrapping;
