"""In: a result. Out: a table for people, JSON for programs, JUnit for build servers, data for the
site.
"""
