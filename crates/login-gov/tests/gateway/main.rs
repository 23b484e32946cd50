//! The client against the stand-in: the road, and everything that must not be a road.
#![cfg(test)]

mod attacks;
mod cases;
mod flips;
mod road;
mod setting;
mod wrapping;
