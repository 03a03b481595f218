"""The least that a Streamlit app with a Plotly chart can be: what the app's own times are divided by."""

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
half = st.checkbox("half")
figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 1 if half else 2], mode="markers", marker_size=20))
figure.update_layout(meta={"half": half}, height=420)
chosen = st.plotly_chart(figure, key="chart", on_select="rerun", selection_mode="points")
points = chosen["selection"]["points"]
st.html(f"<p class='excerpt'>{points[0]['point_index'] if points else '-'}</p>")
