"""Measurements that need downloaded data or real models, each runnable by itself."""
