"""In: a referee's report. Out: a table for people, a page with pictures, JSON for programs, JUnit
for build servers.
"""
