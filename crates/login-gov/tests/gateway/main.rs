//! The client against the stand-in: the road, and everything that must not be a road.
#![cfg(test)]

mod road;
mod setting;
