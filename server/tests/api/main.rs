//! The server as the outside sees it: over HTTP and on the command line.
#![cfg(test)]

mod answer;
mod app;
mod client;
mod command;
mod command_config;
mod command_network;
mod command_versions;
mod database;
mod errors;
mod files;
mod health;
mod list;
mod logo;
mod metrics;
mod nodes;
mod pages;
mod people;
mod permissions;
mod search;
mod security;
mod sessions;
mod sign_in_gateway;
mod tilejson;
mod tiles;
mod visitor;
mod wall;
